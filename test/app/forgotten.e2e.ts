/** A forgotten passphrase: the county gives a code, and the records on the PC are still there. */
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { scratchFolder, test } from './appTest.ts';
import type { CountyProcess } from './countyProcess.ts';
import { startCounty } from './countyProcess.ts';
import { makeCode } from './directoryHands.ts';
import { choosePerson, enrol, go, signIn, signInFirst, switchPerson } from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openLiaisonApp } from './liaisonApp.ts';

test.describe.configure({ mode: 'serial' });

const folder = scratchFolder();
const { countyAdmin, head, recorder } = samplePeople;
const newPassphrase = '新的口令从二〇二六起';
let county: CountyProcess;
let countyPc: LiaisonApp;
let stationPc: LiaisonApp;
let code = '';

test.beforeAll(async () => {
  county = await startCounty(join(folder.path, 'county'), { port: 0, sample: true });
});

test.afterAll(async () => {
  for (const pc of [countyPc, stationPc]) await pc?.close();
  await county?.stop();
  folder.remove();
});

async function bringCode(): Promise<void> {
  const { page } = stationPc;
  await choosePerson(page, recorder.name);
  await page.getByRole('button', { name: '忘了口令' }).click();
  await page.getByLabel('一次性人员码').fill(code);
  await page.getByLabel('给自己定一个口令').fill(newPassphrase);
  await page.getByLabel('再输一遍').fill(newPassphrase);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

test('the administrator makes a code for a clerk who forgot', async ({ runtime }) => {
  stationPc = await openLiaisonApp(runtime, { profile: join(folder.path, 'station') });
  const station = county.codes?.station ?? '';
  await enrol(stationPc.page, { url: county.url, code: station, deviceName: '接待室电脑' });
  await signInFirst(stationPc.page, head.name, samplePassphrase);
  await switchPerson(stationPc.page);
  await signInFirst(stationPc.page, recorder.name, samplePassphrase);

  countyPc = await openLiaisonApp(runtime, { profile: join(folder.path, 'county-pc') });
  const { page } = countyPc;
  await enrol(page, { url: county.url, code: county.codes?.county ?? '', deviceName: '县里电脑' });
  await signInFirst(page, countyAdmin.name, samplePassphrase);
  await go(page, '通讯录');
  code = await makeCode(page, recorder.name);
});

test('after a restart somebody who knows theirs has to open the records first', async ({
  runtime,
}) => {
  await stationPc.close();
  stationPc = await openLiaisonApp(runtime, { profile: join(folder.path, 'station') });
  await bringCode();
  await expect(stationPc.page.getByText('请先请一位同事登录一次')).toBeVisible();
  await stationPc.page.getByRole('button', { name: '取消' }).click();
  await stationPc.page.getByRole('button', { name: '换一个人' }).click();
  await signIn(stationPc.page, head.name, samplePassphrase);
  await switchPerson(stationPc.page);
});

test('the code and a new passphrase let the clerk in, and the old one no longer does', async () => {
  const { page } = stationPc;
  await bringCode();
  await expect(page.getByTestId('workbench')).toContainText(recorder.name);
  await switchPerson(page);
  await choosePerson(page, recorder.name);
  await page.getByLabel('口令', { exact: true }).fill(samplePassphrase);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('口令不对')).toBeVisible();
  await page.getByLabel('口令', { exact: true }).fill(newPassphrase);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByTestId('workbench')).toContainText(recorder.name);
});

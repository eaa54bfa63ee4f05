// The pictures of the two READMEs: three PCs of a county with sample data, each at what people do there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Runtime } from '../../build/runtime.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { goTo, setAppearance, setView } from '../app/appearance.ts';
import type { CountyProcess } from '../app/countyProcess.ts';
import { startCounty } from '../app/countyProcess.ts';
import { openNewPc } from '../app/doorHands.ts';
import {
  enrol,
  go,
  openDesk,
  saveVisit,
  signIn,
  signInFirst,
  switchPerson,
  writeVisit,
} from '../app/hands.ts';
import type { LiaisonApp } from '../app/liaisonApp.ts';
import { expectAllDelivered, expectStatus, takeStep } from '../app/recordHands.ts';
import { settle } from '../app/stops.ts';
import { toPalettePicture } from './palettePicture.ts';
import { linkTimeout } from './stage.ts';
import { answers, people, unfinished, visit } from './words.ts';

interface Album {
  runtime: Runtime;
  /** Temporary: the county's data and the profiles of the PCs. */
  folder: string;
  output: string;
}

/** The screen of the stations' PCs. */
const view = { width: 1366, height: 768, zoom: 1 };

const saltyWater = '自来水有咸味持续一个多月';
const postedResult = '停航信息张贴问题办理结果';
const ferryTickets = '旅游旺季早班船票紧张';

export async function fillAlbum(album: Album): Promise<void> {
  const data = join(album.folder, 'county');
  mkdirSync(data);
  let county = await startCounty(data, { port: 0, sample: true });
  const opened: LiaisonApp[] = [];
  const open = async (name: string) => {
    const pc = await openNewPc(album.runtime, join(album.folder, name));
    opened.push(pc);
    await setView(pc, view);
    return pc;
  };
  try {
    const station = await open('station');
    await takeDoors(album, station, county);
    await takeRecords(album, station);
    await county.stop();
    await takeOutage(album, station);
    await hearTheHead(station);
    county = await startCounty(data, { port: Number(new URL(county.url).port), sample: true });
    await expectAllDelivered(station.page);
    await takeCounty(album, await open('county-pc'), county);
    await takeUnit(album, await open('unit'), county);
  } finally {
    for (const pc of opened) await pc.close().catch(() => undefined);
    await county.stop();
  }
}

/** Without toasts, focus rings or a blinking cursor. */
async function take({ output }: Album, page: Page, name: string): Promise<void> {
  for (const toast of await page.locator('.toast-close').all()) await toast.click();
  await page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  await page.mouse.move(0, 0);
  await settle(page);
  const picture = await page.screenshot({ animations: 'disabled' });
  writeFileSync(join(output, `${name}.png`), toPalettePicture(picture));
}

/** On a higher screen, for a reader who cannot scroll a picture. */
async function takeHigh(album: Album, pc: LiaisonApp, name: string, height: number): Promise<void> {
  await setView(pc, { ...view, height });
  await take(album, pc.page, name);
  await setView(pc, view);
}

/** Opens the record that a list shows with these words. */
async function openRow(page: Page, path: string, words: string): Promise<void> {
  await goTo(page, path);
  await page.getByRole('row', { name: words }).getByRole('link').first().click(linkTimeout);
  await expect(page.getByRole('main')).toContainText(words);
}

async function takeDoors(album: Album, { page }: LiaisonApp, county: CountyProcess): Promise<void> {
  await take(album, page, 'first-run');
  await enrol(page, {
    url: county.url,
    code: county.codes?.station ?? '',
    deviceName: '接待室电脑',
  });
  await signInFirst(page, people.head, samplePassphrase);
  await switchPerson(page);
  await signInFirst(page, people.recorder, samplePassphrase);
  await expectAllDelivered(page);
  await switchPerson(page);
  await take(album, page, 'sign-in');
  await signIn(page, people.recorder, samplePassphrase);
}

async function takeRecords(album: Album, pc: LiaisonApp): Promise<void> {
  const { page } = pc;
  await go(page, '今日工作台');
  await page.getByTestId('workbench').waitFor();
  await takeHigh(album, pc, 'workbench', 960);
  await setAppearance(page, { locale: 'en', typeSize: 'large' });
  await take(album, page, 'workbench-english-large');
  await setAppearance(page, { locale: 'zh-CN', typeSize: 'normal' });
  await openRow(page, '/opinions?group=all', saltyWater);
  await takeHigh(album, pc, 'opinion', 1400);
  await openRow(page, '/disclosures', postedResult);
  await takeHigh(album, pc, 'disclosure', 1120);
}

async function takeOutage(album: Album, pc: LiaisonApp): Promise<void> {
  const { page } = pc;
  await openDesk(page);
  await writeVisit(page, visit);
  await page.getByLabel(/^村、社区/).fill('里西村');
  await page.getByRole('radio', { name: '男' }).check({ force: true });
  await page.getByRole('radio', { name: '75 以上' }).check({ force: true });
  await page.getByRole('checkbox', { name: '代表甲01' }).check({ force: true });
  await expect(page.getByText(/草稿已保存/)).toBeVisible();
  await setView(pc, { ...view, height: 1400 });
  await page.getByRole('heading', { name: '谁来了' }).evaluate((who) => who.scrollIntoView());
  await takeHigh(album, pc, 'reception', 1400);
  await saveVisit(page);
  await take(album, page, 'recorded');
  await page.getByRole('button', { name: '打印回执' }).click();
  await page.getByRole('dialog').waitFor();
  await take(album, page, 'slip');
  await page.keyboard.press('Escape');
  await openDesk(page);
  await page.getByLabel('原话').fill(unfinished);
  await expect(page.getByText(/草稿已保存/)).toBeVisible();
  await go(page, '接待登记');
  await page.getByRole('link', { name: /接着写/ }).waitFor();
  await take(album, page, 'drafts');
  await go(page, '同步');
  await expect(page.getByText('连不上也照常登记')).toBeVisible(linkTimeout);
  await takeHigh(album, pc, 'sync', 1120);
}

/** The head of the station sends the first opinion to the county. */
async function hearTheHead({ page }: LiaisonApp): Promise<void> {
  const [opinion] = visit.opinions;
  await switchPerson(page);
  await signIn(page, people.head, samplePassphrase);
  await openRow(page, '/opinions?group=review', opinion?.summary ?? '');
  await takeStep(page, '审核并转交', { choices: ['报县交办'] });
}

async function takeCounty(album: Album, pc: LiaisonApp, county: CountyProcess): Promise<void> {
  const { page } = pc;
  const code = county.codes?.county ?? '';
  await enrol(page, { url: county.url, code, deviceName: '代表工委电脑' });
  await signInFirst(page, samplePeople.county.name, samplePassphrase);
  const [opinion] = visit.opinions;
  await expect(page.getByRole('row', { name: opinion?.summary ?? '' })).toBeVisible(linkTimeout);
  await take(album, page, 'county-inbox');
  for (const words of [opinion?.summary ?? '', ferryTickets]) {
    await openRow(page, '/inbox', words);
    await takeStep(page, '收件');
    await takeStep(page, '交办', {
      searches: { 交给哪个单位: people.unitName },
      lines: { 交办要求: answers.instruction },
    });
    await expectStatus(page, '已交办');
  }
  await expectAllDelivered(page);
}

async function takeUnit(album: Album, { page }: LiaisonApp, county: CountyProcess): Promise<void> {
  const code = county.codes?.unit ?? '';
  await enrol(page, { url: county.url, code, deviceName: '交通局电脑' });
  await signInFirst(page, people.unit, samplePassphrase);
  await expect(page.getByRole('row', { name: ferryTickets })).toBeVisible(linkTimeout);
  await take(album, page, 'unit-tasks');
}

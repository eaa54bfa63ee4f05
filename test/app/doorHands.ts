// The ways in that need no county: a trial with sample data, and a station on its own.
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Runtime } from '../../build/runtime.ts';
import { samplePassphrase } from '../../shared/sample/sampleDirectory.ts';
import { setAppearance } from './appearance.ts';
import { signIn } from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openLiaisonApp } from './liaisonApp.ts';

/** A new profile in Chinese whose language is free to be switched; ends at the first run. */
export async function openNewPc(runtime: Runtime, profile: string): Promise<LiaisonApp> {
  const app = await openLiaisonApp(runtime, { profile, env: { LIAISON_LOCALE: '' } });
  await setAppearance(app.page, { locale: 'zh-CN', typeSize: 'normal' });
  await app.page.getByTestId('first-run').waitFor();
  return app;
}

/** A trial on a new profile, with this person signed in. */
export async function openTrial(
  runtime: Runtime,
  folder: string,
  person: string,
): Promise<LiaisonApp> {
  const app = await openNewPc(runtime, join(folder, 'trial'));
  await app.page.getByRole('button', { name: /先试用/ }).click();
  await signIn(app.page, person, samplePassphrase);
  return app;
}

/** First run: a station on its own; ends with its head signed in. */
export async function setUpAlone(
  page: Page,
  head: { name: string; passphrase: string },
): Promise<void> {
  await page.getByTestId('first-run').waitFor();
  await page.getByRole('button', { name: /单站使用/ }).click();
  await page.getByLabel('站名').fill('花鸟乡人大代表联络站');
  await page.getByLabel('编号简称').fill('花鸟');
  await page.getByLabel('所在海岛').fill('花鸟岛');
  await page.getByLabel('站长姓名').fill(head.name);
  await page.getByLabel('站长口令').fill(head.passphrase);
  await page.getByLabel('再输一遍口令').fill(head.passphrase);
  await page.getByRole('button', { name: '开始使用' }).click();
  await signIn(page, head.name, head.passphrase);
}

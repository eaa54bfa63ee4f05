// A PC whose local database was damaged or deleted: what can be kept is kept, and what is gone is not passed over.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { breakLog, tearLog } from '../electron/profile/tornLogFiles.ts';
import { scratchFolder, test } from './appTest.ts';
import { violationsOn } from './axeViolations.ts';
import { setUpAlone } from './doorHands.ts';
import { choosePerson, go, openDesk, saveVisit, signIn, writeVisit } from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openLiaisonApp } from './liaisonApp.ts';

test.describe.configure({ mode: 'serial' });

const folder = scratchFolder();
const profile = join(folder.path, 'station');
const head = { name: '陈阿海', passphrase: '花鸟岛的口令二〇二六' };
const numbers: string[] = [];
let app: LiaisonApp;

test.afterAll(async () => {
  await app?.close();
  folder.remove();
});

async function register(page: Page, name: string): Promise<void> {
  await openDesk(page);
  const opinion = { words: '码头的灯坏了。', summary: '码头灯不亮', category: '01' };
  await writeVisit(page, { name, opinions: [opinion] });
  const [number = ''] = await saveVisit(page, 'Control+Enter');
  numbers.push(number);
}

async function expectAllVisits(page: Page): Promise<void> {
  await go(page, '接待登记');
  for (const number of numbers) await expect(page.getByText(number).first()).toBeVisible();
}

async function passTheDoorOnly(page: Page): Promise<void> {
  await choosePerson(page, head.name);
  await page.locator('input[type=password]').fill(head.passphrase);
  await page.keyboard.press('Enter');
}

test('[LD2] receptions outlive a log torn by a kill, and one that was written on', async ({
  runtime,
}) => {
  app = await openLiaisonApp(runtime, { profile });
  await setUpAlone(app.page, head);
  await register(app.page, '林阿婆');
  for (const damage of [tearLog, breakLog, tearLog]) {
    await app.kill();
    damage(profile);
    app = await openLiaisonApp(runtime, { profile });
    await signIn(app.page, head.name, head.passphrase);
    await expectAllVisits(app.page);
    await register(app.page, '王阿公');
  }
  await app.close();
});

test('[LD1] an emptied database is told, and opens when somebody goes on', async ({ runtime }) => {
  rmSync(join(profile, 'IndexedDB'), { recursive: true });
  app = await openLiaisonApp(runtime, { profile, locale: 'en' });
  await passTheDoorOnly(app.page);
  await expect(app.page.getByTestId('data-gone')).toContainText('The records on this PC are gone');
  await expect(app.page.getByTestId('data-gone')).toContainText(join(profile, 'rescue'));
  expect(await violationsOn(app.page)).toEqual([]);
  await app.close();

  app = await openLiaisonApp(runtime, { profile });
  await passTheDoorOnly(app.page);
  await expect(app.page.getByTestId('data-gone')).toContainText('不见了');
  await app.page.getByRole('button', { name: '先不打开' }).click();
  await passTheDoorOnly(app.page);
  await app.page.getByRole('button', { name: '继续使用' }).click();
  await app.page.getByRole('alertdialog').waitFor();
  expect(await violationsOn(app.page)).toEqual([]);
  await app.page.getByRole('button', { name: '从空的数据库继续' }).click();
  await expect(app.page.getByTestId('workbench')).toBeVisible();
  await app.close();
});

test('[LD1] having gone on, nobody is asked again', async ({ runtime }) => {
  app = await openLiaisonApp(runtime, { profile });
  await signIn(app.page, head.name, head.passphrase);
  await expect(app.page.getByTestId('workbench')).toBeVisible();
});

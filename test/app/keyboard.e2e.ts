/** The daily work by keyboard alone, from the first run to the settings, with the focus in sight at every stop. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { scratchFolder, test } from './appTest.ts';
import { openNewPc } from './doorHands.ts';
import { expectFocusSeen, walkAndPress, walkAndType, walkTo } from './keyboardHands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { expectStatus } from './recordHands.ts';

test.describe.configure({ mode: 'serial' });

const summary = '码头候船室没有座位，希望添几条长椅。';
const folder = scratchFolder();
let app: LiaisonApp;

test.beforeAll(async ({ runtime }) => {
  app = await openNewPc(runtime, join(folder.path, 'profile'));
});

test.afterAll(async () => {
  await app?.close();
  folder.remove();
});

async function enter(page: Page, name: string): Promise<void> {
  await walkAndPress(page, page.getByRole('button', { name }));
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await walkAndType(page, page.getByLabel('口令', { exact: true }), samplePassphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation').waitFor({ timeout: 30_000 });
}

async function chooseFromPersonMenu(page: Page, item: RegExp): Promise<void> {
  await walkAndPress(page, page.locator('.person-menu'));
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  const target = page.getByRole('menuitem', { name: item });
  await walkTo(page, target, 'ArrowDown');
  await page.keyboard.press('Enter');
}

test('the trial begins and somebody signs in', async () => {
  const { page } = app;
  await walkAndPress(page, page.getByRole('button', { name: /先试用/ }));
  await page.getByTestId('sign-in').waitFor();
  await enter(page, samplePeople.recorder.name);
  await expect(page.getByTestId('workbench')).toBeVisible();
});

test('the first stop leads past the navigation', async () => {
  const { page } = app;
  await page.keyboard.press('Control+1');
  await walkAndPress(page, page.getByRole('link', { name: '跳到正文' }));
  await expect(page.getByRole('main')).toBeFocused();
});

test('a visit is recorded', async () => {
  const { page } = app;
  await page.keyboard.press('Control+n');
  await page.getByTestId('reception-desk').waitFor();
  await walkAndType(page, page.getByRole('combobox', { name: /^姓名/ }), '测试居民候船人');
  await walkAndType(page, page.getByLabel(/^电话/).first(), '000-0000-3355');
  await walkAndType(page, page.getByLabel('原话'), '候船室连个座位都没有，站得腿疼。');
  await walkAndType(page, page.getByLabel('摘要'), summary);
  await walkAndType(page, page.getByRole('combobox', { name: /^类别/ }), '码头');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const consent = page.getByRole('checkbox', { name: /打电话回访/ });
  await walkTo(page, consent);
  await page.keyboard.press('Space');
  await expect(consent).toBeChecked();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '登记好了' }).waitFor();
});

test('the opinion is opened and handed to the head', async () => {
  const { page } = app;
  await walkAndPress(page, page.getByRole('link', { name: '打开这次来访' }));
  await page.getByTestId('visit-page').waitFor();
  await walkAndPress(page, page.getByRole('link', { name: summary }));
  await page.getByTestId('opinion-page').waitFor();
  await walkAndPress(page, page.getByRole('button', { name: '交站长审核' }));
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Tab');
  await expectFocusSeen(page);
  await page.keyboard.press('Control+Enter');
  await expectStatus(page, '待审');
});

test('the head takes the desk over and decides where it goes', async () => {
  const { page } = app;
  await chooseFromPersonMenu(page, /换人登录/);
  await page.getByTestId('sign-in').waitFor();
  await enter(page, samplePeople.head.name);
  await page.keyboard.press('Control+1');
  await walkAndPress(page, page.getByRole('main').getByRole('link', { name: summary }));
  await page.getByTestId('opinion-page').waitFor();
  await walkAndPress(page, page.getByRole('button', { name: '审核并转交' }));
  const dialog = page.getByRole('dialog');
  await walkTo(page, dialog.getByRole('radio', { name: /报县交办/ }));
  await page.keyboard.press('ArrowUp');
  await expectFocusSeen(page);
  await expect(dialog.getByRole('radio', { name: /乡镇交办/ })).toBeChecked();
  await walkAndPress(page, dialog.getByRole('button', { name: '就这样转交' }));
  await expectStatus(page, '已交办');
});

test('a dialog keeps the focus and gives it back', async () => {
  const { page } = app;
  const opener = page.getByRole('button', { name: '答复', exact: true });
  await walkAndPress(page, opener);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  for (let step = 0; step < 8; step += 1) {
    await page.keyboard.press('Tab');
    await expectFocusSeen(page);
    const isInside = await dialog.evaluate((element) => element.contains(document.activeElement));
    expect(isInside).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('the page on the county is a key away, and a disclosure is drafted', async () => {
  const { page } = app;
  await page.keyboard.press('Control+5');
  await page.getByTestId('sync-screen').waitFor();
  await page.keyboard.press('Control+4');
  await page.getByTestId('disclosure-list').waitFor();
  await walkAndPress(page, page.getByRole('link', { name: '起草公开' }));
  await page.getByTestId('disclosure-editor').waitFor();
  await walkAndType(page, page.getByLabel('标题'), '候船室长椅的办理情况');
  await walkAndType(page, page.getByLabel('正文'), '已请乡里研究，下月答复。');
  await walkAndPress(page, page.getByRole('button', { name: '存为草稿' }));
  await page.getByTestId('disclosure-page').waitFor();
  await expectStatus(page, '草稿');
});

test('the settings are changed', async () => {
  const { page } = app;
  await chooseFromPersonMenu(page, /设置/);
  await page.getByTestId('settings').waitFor();
  await walkTo(page, page.getByRole('radio', { name: '正常' }));
  await page.keyboard.press('ArrowRight');
  await expectFocusSeen(page);
  await expect(page.locator('html')).toHaveAttribute('data-type-size', 'large');
});

/** What people get wrong: the app says where, in their language, keeps what they typed, and does nothing twice. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import english from '../../renderer/i18n/en/reception.json' with { type: 'json' };
import chineseProblems from '../../renderer/i18n/zh-CN/common.json' with { type: 'json' };
import chinese from '../../renderer/i18n/zh-CN/reception.json' with { type: 'json' };
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { textLimits } from '../../shared/text.ts';
import { setAppearance } from './appearance.ts';
import { scratchFolder, test } from './appTest.ts';
import type { CountyProcess } from './countyProcess.ts';
import { startCounty } from './countyProcess.ts';
import { openNewPc, openTrial } from './doorHands.ts';
import { go, openDesk, signIn, switchPerson, writeVisit } from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';

test.describe.configure({ mode: 'serial' });

const { problems } = chineseProblems;
const folder = scratchFolder();
let trial: LiaisonApp;
let county: CountyProcess | undefined;

test.beforeAll(async ({ runtime }) => {
  trial = await openTrial(runtime, folder.path, samplePeople.recorder.name);
});

test.afterAll(async () => {
  await trial?.close();
  await county?.stop();
  folder.remove();
});

const field = (page: Page, path: string) => page.locator(`[data-field="${path}"]`);
const errorAt = (page: Page, path: string) => field(page, path).locator('.field-error');

/** As pasting does: through the field's own input, whatever the keyboard could not type. */
async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).focus();
  // Characters as numbers, because half a pair of them does not survive the way into the page.
  const codes = Array.from(text, (_, index) => text.charCodeAt(index));
  await page.evaluate((units) => {
    document.execCommand('selectAll');
    document.execCommand('insertText', false, String.fromCharCode(...units));
  }, codes);
}

async function countVisits(page: Page): Promise<number> {
  await go(page, '接待登记');
  await page.getByTestId('reception-list').waitFor();
  return page.getByRole('row').count();
}

test('saving an empty desk names each missing thing beside its field and leads to the first', async () => {
  const { page } = trial;
  await openDesk(page);
  await page.keyboard.press('Control+Enter');
  const expected = {
    'residents.0.name': 'name',
    'opinions.0.words': 'words',
    'opinions.0.summary': 'summary',
    'opinions.0.category': 'category',
  } as const;
  for (const texts of [chinese, english]) {
    const locale = texts === english ? 'en' : 'zh-CN';
    await setAppearance(page, { locale, typeSize: 'normal' });
    for (const [path, mistake] of Object.entries(expected)) {
      await expect(errorAt(page, path)).toHaveText(texts.mistake[mistake]);
    }
    await expect(page.locator('.field-error')).toHaveCount(Object.keys(expected).length);
  }
  await setAppearance(page, { locale: 'zh-CN', typeSize: 'normal' });
  await expect(field(page, 'residents.0.name').locator('input')).toBeFocused();
  await expect(page.getByLabel('原话')).toHaveAttribute('aria-invalid', 'true');
});

test('a mistake goes away when it is mended, and the list leads to the next', async () => {
  const { page } = trial;
  await page.getByLabel('原话').fill('楼道灯不亮。');
  await expect(errorAt(page, 'opinions.0.words')).toHaveCount(0);
  await page.locator('.desk-mistakes button').last().click();
  await expect(field(page, 'opinions.0.category').locator('input')).toBeFocused();
});

test('words beyond the limit are neither saved nor thrown away', async () => {
  const { page } = trial;
  const words = page.getByLabel('原话');
  const tooLong = '岛'.repeat(textLimits.words + 1);
  await words.fill(tooLong);
  await expect(page.getByText(`已写 ${textLimits.words + 1} 字`)).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(errorAt(page, 'opinions.0.words')).toHaveText(problems.text.tooLong);
  expect(await words.inputValue()).toBe(tooLong);
});

test('an invisible control character and half a character are named, not kept', async () => {
  const { page } = trial;
  await paste(page, '原话', '楼道灯\u0007不亮');
  await page.keyboard.press('Control+Enter');
  await expect(errorAt(page, 'opinions.0.words')).toHaveText(problems.text.controlCharacter);
  await paste(page, '原话', '楼道灯不亮\ud83d');
  await page.keyboard.press('Control+Enter');
  await expect(errorAt(page, 'opinions.0.words')).toHaveText(problems.text.brokenCharacter);
  await paste(page, '原话', '楼道灯不亮 💡 𠮷');
  await expect(errorAt(page, 'opinions.0.words')).toHaveCount(0);
});

test('saving twice in one breath makes one visit', async () => {
  const { page } = trial;
  const before = await countVisits(page);
  await openDesk(page);
  await writeVisit(page, {
    name: '测试居民急性子',
    opinions: [{ words: '快点。', summary: '希望快一点。', category: '28' }],
  });
  await page.evaluate(() => {
    for (let time = 0; time < 3; time += 1) {
      const keys = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', keys));
    }
  });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: '登记好了' })).toBeVisible();
  expect(await countVisits(page)).toBe(before + 1);
  await go(page, '意见');
  await expect(page.getByRole('row', { name: '希望快一点。' })).toHaveCount(1);
});

test('five wrong passphrases slow the door down, even for the right one', async () => {
  const { page } = trial;
  await switchPerson(page);
  await page.getByRole('button', { name: samplePeople.head.name }).click();
  const secret = page.getByLabel('口令', { exact: true });
  const enter = page.getByRole('button', { name: '登录', exact: true });
  for (let tries = 1; tries <= 5; tries += 1) {
    await secret.fill(`wrong-${tries}`);
    await enter.click();
    await expect(page.getByText(problems.person.wrongPassphrase)).toBeVisible();
  }
  await secret.fill(samplePassphrase);
  await enter.click();
  await expect(page.getByText(problems.person.tooManyTries)).toBeVisible();
  await page.getByRole('button', { name: '换一个人' }).click();
  await signIn(page, samplePeople.recorder.name, samplePassphrase);
});

test('joining with a wrong address or code says which of the two is wrong', async ({ runtime }) => {
  county = await startCounty(join(folder.path, 'county'), { port: 0, sample: true });
  const code = county.codes?.station ?? '';
  const pc = await openNewPc(runtime, join(folder.path, 'joining'));
  const { page } = pc;
  await page.getByRole('button', { name: /加入县平台/ }).click();
  const submit = page.getByRole('button', { name: '加入', exact: true });
  await submit.click();
  await expect(page.locator('.field-error')).toHaveCount(3);
  await expect(page.getByLabel('县平台地址')).toBeFocused();
  await page.getByLabel('这台电脑叫什么').fill('接待室电脑');

  async function expectRefusal(url: string, typed: string, label: string, words: string | RegExp) {
    await page.getByLabel('县平台地址').fill(url);
    await page.getByLabel('一次性设备码').fill(typed);
    await submit.click();
    const wrong = page.locator('.field').filter({ has: page.getByLabel(label) });
    await expect(wrong.locator('.field-error')).toHaveText(words, { timeout: 20_000 });
    await expect(page.locator('.field-error')).toHaveCount(1);
    await expect(page.getByLabel(label)).toBeFocused();
  }
  await expectRefusal('ftp://liaison.invalid', code, '县平台地址', problems.county.badAddress);
  // Without a scheme, as people write it; nobody answers there.
  await expectRefusal('127.0.0.1:9', code, '县平台地址', /连不上/);
  await expectRefusal(county.url, 'AAAA-BBBB-CCCC', '一次性设备码', problems.code.unknown);
  await page.getByLabel('一次性设备码').fill(code);
  await submit.click();
  await page.getByTestId('sign-in').waitFor({ timeout: 20_000 });
  await pc.close();

  const second = await openNewPc(runtime, join(folder.path, 'second'));
  await second.page.getByRole('button', { name: /加入县平台/ }).click();
  await second.page.getByLabel('县平台地址').fill(county.url);
  await second.page.getByLabel('一次性设备码').fill(code);
  await second.page.getByLabel('这台电脑叫什么').fill('另一台电脑');
  await second.page.getByRole('button', { name: '加入', exact: true }).click();
  await expect(second.page.getByText(problems.code.used)).toBeVisible({ timeout: 20_000 });
  await second.close();
});

/** Language and size of type change at run time: everywhere at once, in the native menu too, and nothing typed is lost. */
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import english from '../../renderer/i18n/en/common.json' with { type: 'json' };
import chinese from '../../renderer/i18n/zh-CN/common.json' with { type: 'json' };
import type { Settings } from '../../shared/bridge.ts';
import { samplePeople, sampleStation } from '../../shared/sample/sampleDirectory.ts';
import { setAppearance } from './appearance.ts';
import { scratchFolder, test } from './appTest.ts';
import { openTrial } from './doorHands.ts';
import { openDesk, writeVisit } from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { leaveDialog, settle, stationStops } from './stops.ts';

test.describe.configure({ mode: 'serial' });

const inChinese: Settings = { locale: 'zh-CN', typeSize: 'normal' };
const inEnglish: Settings = { locale: 'en', typeSize: 'normal' };

const folder = scratchFolder();
let app: LiaisonApp;

test.beforeAll(async ({ runtime }) => {
  app = await openTrial(runtime, folder.path, samplePeople.head.name);
});

test.afterAll(async () => {
  await app?.close();
  folder.remove();
});

const menuLabels = () =>
  app.electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label),
  );

/** What is typed and chosen on the page, whatever its labels are called. */
function entries(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')]
      .filter((field) => field.value !== '' && field.getAttribute('role') !== 'combobox')
      .map((field) => `${field.type} ${field.value} ${'checked' in field && field.checked}`),
  );
}

test('the choice in the settings takes effect at once, in the window and in the menu', async () => {
  const { page } = app;
  await page.keyboard.press('Control+1');
  await page.locator('.person-menu').click();
  await page.getByRole('menuitem').last().click();
  await page.getByTestId('settings').waitFor();
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  const rail = page.getByRole('navigation').getByRole('link');
  await expect(rail.first()).toHaveText(english.navigation.workbench);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect.poll(menuLabels).toEqual(['File', 'Edit', 'Go', 'View', 'Help']);

  const sizeBefore = await rail.first().evaluate((link) => getComputedStyle(link).fontSize);
  await page.getByRole('radio', { name: 'Large' }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-type-size', 'large');
  const sizeAfter = await rail.first().evaluate((link) => getComputedStyle(link).fontSize);
  expect(Number.parseFloat(sizeAfter)).toBeCloseTo(Number.parseFloat(sizeBefore) * 1.25, 1);

  await page.getByRole('radio', { name: '中文' }).check({ force: true });
  await expect(rail.first()).toHaveText(chinese.navigation.workbench);
  await expect.poll(menuLabels).toEqual(['文件', '编辑', '前往', '视图', '帮助']);
});

test('a half-written visit stays as it is through every switch, and is saved as it was typed', async () => {
  const { page } = app;
  await setAppearance(page, inChinese);
  const visit = {
    name: '测试居民双语',
    phone: '000-0000-2288',
    opinions: [
      {
        words: '原话照记：阿拉屋里厢没信号。',
        summary: '后岙没有手机信号，希望补盲。',
        category: '05',
        consents: ['可以打电话回访'],
      },
    ],
  };
  await openDesk(page);
  await writeVisit(page, visit);
  const typed = await entries(page);
  expect(typed.join('\n')).toContain('阿拉屋里厢没信号');
  for (const appearance of [inEnglish, { ...inEnglish, typeSize: 'large' as const }, inChinese]) {
    await setAppearance(page, appearance);
    await settle(page);
    expect(await entries(page)).toEqual(typed);
  }
  await setAppearance(page, inEnglish);
  await page.keyboard.press('Control+Enter');
  await page.locator('.number-slip').waitFor();
  await setAppearance(page, inChinese);
  await expect(page.getByRole('heading', { name: '登记好了' })).toBeVisible();
  await expect(page.getByText(visit.opinions[0]?.summary ?? '')).toBeVisible();
  await page.getByRole('link', { name: '打开这次来访' }).click();
  await expect(page.getByRole('main')).toContainText(visit.name);
  await page.getByRole('link', { name: visit.opinions[0]?.summary ?? '' }).click();
  await expect(page.getByRole('main')).toContainText(visit.opinions[0]?.words ?? '');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(chinese.category['05']);
});

/** Chinese that stays Chinese: what people are called, what the station wrote, a language's own name. */
const records = [
  ...Object.values(samplePeople).map(({ name }) => name),
  ...[sampleStation.hours, '中文'],
];

/** Words of the app itself that are Chinese although the language is English, and keys that stand for missing words. */
function strangeWords(page: Page, locale: Settings['locale']): Promise<string[]> {
  return page.evaluate(
    ([language, known]) => {
      const own =
        'nav, h2, h3, thead th, dt, legend, .field-label, .field-description, .page-lead, .page-back, ' +
        'button:not(.person-menu):not([aria-haspopup=listbox]), a.button, [role=tab], [role=menuitem], .status-tag, .choice-label';
      const missing = /^[a-z][A-Za-z]*(\.[A-Za-z0-9]+)+$/;
      const found = new Set<string>();
      for (const element of document.querySelectorAll<HTMLElement>('body *')) {
        const words = element.childElementCount === 0 ? element.textContent.trim() : '';
        if (missing.test(words)) found.add(`missing: ${words}`);
      }
      if (language !== 'en') return [...found];
      for (const element of document.querySelectorAll<HTMLElement>(own)) {
        const all = `${element.innerText} ${element.getAttribute('aria-label') ?? ''}`;
        const words = known.reduce((left, record) => left.replaceAll(record, ''), all);
        const isOnPaper = element.closest('.sheet') !== null;
        if (/\p{Script=Han}/u.test(words) && !isOnPaper) found.add(`Chinese: ${words.trim()}`);
      }
      return [...found];
    },
    [locale, records] as const,
  );
}

test('no screen is left with words of the other language or without words', async () => {
  const { page } = app;
  const found: string[] = [];
  for (const stop of stationStops) {
    await setAppearance(page, inChinese);
    await stop.reach(page);
    for (const appearance of [inEnglish, inChinese]) {
      await setAppearance(page, appearance);
      await settle(page);
      for (const words of await strangeWords(page, appearance.locale)) {
        found.push(`${stop.name}, ${appearance.locale}: ${words}`);
      }
    }
  }
  await leaveDialog(page);
  expect(found).toEqual([]);
});

// What people do with records that exist: open one, take the next step, write a disclosure, see it signed for.
import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { go } from './hands.ts';

/** Fields of an act's form: by label, what is typed or which choice is taken. */
export interface FormEntries {
  lines?: Readonly<Record<string, string>>;
  choices?: readonly string[];
  /** Found by typing, such as a handling unit. */
  searches?: Readonly<Record<string, string>>;
}

/** Opens a record from a list by words of its row. */
export async function openFromList(page: Page, list: string, number: string): Promise<void> {
  await go(page, list);
  await page.getByRole('link', { name: number }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('.page-header')).toContainText(number);
}

/** Presses an act's button, fills its form and sends it; the form has closed when this returns. */
export async function takeStep(
  page: Page,
  button: string,
  entries: FormEntries = {},
): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fillForm(dialog, entries);
  await dialog.locator('.dialog-actions').getByRole('button').first().click();
  await expect(dialog).toBeHidden({ timeout: 15_000 });
}

async function fillForm(dialog: Locator, entries: FormEntries): Promise<void> {
  for (const choice of entries.choices ?? []) {
    await dialog.getByRole('radio', { name: choice }).first().check({ force: true });
  }
  for (const [label, text] of Object.entries(entries.searches ?? {})) {
    const field = dialog.getByRole('combobox', { name: label });
    await field.fill(text);
    await dialog.page().keyboard.press('ArrowDown');
    await dialog.page().keyboard.press('Enter');
    await expect(field).toHaveValue(text);
  }
  for (const [label, text] of Object.entries(entries.lines ?? {})) {
    await dialog.getByLabel(label).first().fill(text);
  }
}

/** The word beside the title: where the record stands. */
export async function expectStatus(page: Page, status: string): Promise<void> {
  await expect(page.locator('.page-header')).toContainText(status, { timeout: 20_000 });
}

/** The pill and the page agree that the county signed for everything. */
export async function expectAllDelivered(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /已全部送达/ })).toBeVisible({ timeout: 40_000 });
  await go(page, '同步');
  await expect(page.getByTestId('sync-screen')).toContainText('没有等着送的');
}

/** Writes a disclosure from an open opinion's page and hands it in; ends on the disclosure's page. */
export async function draftDisclosure(
  page: Page,
  disclosure: { title: string; body: string; level: string },
): Promise<void> {
  await page.getByRole('link', { name: '起草公开' }).first().click();
  await page.getByLabel('标题').fill(disclosure.title);
  await page.getByLabel('正文').fill(disclosure.body);
  await page.getByRole('radio', { name: disclosure.level }).check({ force: true });
  await page.getByRole('button', { name: '存为草稿' }).click();
  await page.getByTestId('disclosure-page').waitFor();
}

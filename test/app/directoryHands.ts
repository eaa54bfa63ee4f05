// What an administrator does in the directory: adds offices and people, and hands out one-time codes.
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

const oneTimeCode = /[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}/;

export interface NewOffice {
  tab: '联络站' | '承办单位';
  lines: Readonly<Record<string, string>>;
}

export async function addOffice(page: Page, { tab, lines }: NewOffice): Promise<void> {
  await page.getByRole('tab', { name: tab }).click();
  await page.getByRole('button', { name: `加${tab}` }).click();
  const dialog = page.getByRole('dialog');
  for (const [label, text] of Object.entries(lines)) await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: '添加', exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 15_000 });
  await expect(page.getByRole('row', { name: lines['名称'] ?? '' })).toBeVisible();
}

/** Returns the person's one-time code. */
export async function addPerson(
  page: Page,
  office: string,
  person: { name: string; position: string },
): Promise<string> {
  await openOfficeMenu(page, office, '加人员');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('姓名').fill(person.name);
  await dialog
    .getByRole('radio', { name: new RegExp(`^${person.position}`) })
    .first()
    .check({ force: true });
  await dialog.getByRole('button', { name: '添加并取代码' }).click();
  return readCode(page, `${person.name}的登录代码`);
}

/** Returns the one-time code for a PC of this office. */
export async function addPc(page: Page, office: string): Promise<string> {
  await openOfficeMenu(page, office, '加电脑');
  return readCode(page, `${office}的电脑代码`);
}

/** Returns a new one-time code for somebody who is already listed. */
export async function makeCode(page: Page, person: string): Promise<string> {
  await page.getByRole('tab', { name: '人员' }).click();
  await page.getByRole('row', { name: person }).getByRole('button').click();
  await page.getByRole('menuitem', { name: '取一次性代码' }).click();
  return readCode(page, `${person}的登录代码`);
}

async function openOfficeMenu(page: Page, office: string, item: string): Promise<void> {
  await page.getByRole('row', { name: office }).getByRole('button').click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function readCode(page: Page, title: string): Promise<string> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.waitFor({ timeout: 15_000 });
  const [code] = oneTimeCode.exec(await dialog.innerText()) ?? [];
  if (code === undefined) throw new Error(`no code in the dialog ${title}`);
  await dialog.getByRole('button', { name: '已抄好' }).click();
  await expect(dialog).toBeHidden();
  return code;
}

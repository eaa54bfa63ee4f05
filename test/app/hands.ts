// What people do at the app, in their own words: tests, the demo and the pictures all use these hands.
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

export interface SpokenOpinion {
  words: string;
  summary: string;
  /** The category as its field finds it: a code such as `01` or a word such as 停水. */
  category: string;
  consents?: readonly string[];
}

export interface SpokenVisit {
  name: string;
  phone?: string;
  opinions: readonly SpokenOpinion[];
}

/** First run: joins the PC to the county; ends at the sign-in page. */
export async function enrol(
  page: Page,
  input: { url: string; code: string; deviceName: string },
): Promise<void> {
  await page.getByTestId('first-run').waitFor();
  await page.getByRole('button', { name: /加入县平台/ }).click();
  await page.getByLabel('县平台地址').fill(input.url);
  await page.getByLabel('一次性设备码').fill(input.code);
  await page.getByLabel('这台电脑叫什么').fill(input.deviceName);
  await page.getByRole('button', { name: '加入', exact: true }).click();
  await page.getByTestId('sign-in').waitFor({ timeout: 30_000 });
}

export async function choosePerson(page: Page, name: string): Promise<void> {
  await page.getByTestId('sign-in').waitFor();
  const choice = page.getByRole('button', { name: new RegExp(name) });
  const heading = page.getByRole('heading', { level: 1, name });
  await choice.or(heading).first().waitFor();
  if (await choice.isVisible()) await choice.click();
  await heading.waitFor();
}

async function passTheDoor(page: Page): Promise<void> {
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByTestId('sign-in').waitFor({ state: 'detached', timeout: 30_000 });
  await page.getByRole('navigation').first().waitFor({ timeout: 30_000 });
}

/** First sign-in on this PC with a passphrase the county already knows. */
export async function signInFirst(page: Page, name: string, passphrase: string): Promise<void> {
  await choosePerson(page, name);
  await page.getByRole('radio', { name: /已有的口令/ }).check({ force: true });
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await passTheDoor(page);
}

/** First sign-in of a new person: a one-time code and a passphrase of their own. */
export async function signInWithCode(
  page: Page,
  name: string,
  code: string,
  newPassphrase: string,
): Promise<void> {
  await choosePerson(page, name);
  await page.getByLabel('一次性人员码').last().fill(code);
  await page.getByLabel('给自己定一个口令').fill(newPassphrase);
  await page.getByLabel('再输一遍').fill(newPassphrase);
  await passTheDoor(page);
}

export async function signIn(page: Page, name: string, passphrase: string): Promise<void> {
  await choosePerson(page, name);
  await page.getByLabel('口令', { exact: true }).fill(passphrase);
  await passTheDoor(page);
}

export async function switchPerson(page: Page): Promise<void> {
  await page.getByRole('button', { name: /换人或设置/ }).click();
  await page.getByRole('menuitem', { name: /换人登录/ }).click();
  await page.getByTestId('sign-in').waitFor();
}

export async function go(page: Page, name: string): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
}

export async function openDesk(page: Page): Promise<void> {
  await page.keyboard.press('Control+n');
  await page.getByTestId('reception-desk').waitFor();
}

async function speak(page: Page, opinion: SpokenOpinion, index: number): Promise<void> {
  const words = page.getByLabel('原话').nth(index);
  await words.fill(opinion.words);
  await page.getByLabel('摘要').nth(index).fill(opinion.summary);
  const category = page.getByRole('combobox', { name: /^类别/ }).nth(index);
  await category.fill(opinion.category);
  await page.getByRole('option').first().waitFor();
  // By the keyboard, not the field: while its list is open the rest of the page is hidden from roles.
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (const consent of opinion.consents ?? []) {
    await page
      .getByRole('checkbox', { name: new RegExp(consent) })
      .nth(index)
      .check({ force: true });
  }
}

/** Fills the open desk; does not save. */
export async function writeVisit(page: Page, visit: SpokenVisit): Promise<void> {
  await page.getByRole('combobox', { name: /^姓名/ }).fill(visit.name);
  await page.keyboard.press('Tab');
  if (visit.phone) await page.getByLabel(/^电话/).first().fill(visit.phone);
  for (const [index, opinion] of visit.opinions.entries()) {
    if (index > 0) await page.keyboard.press('Alt+n');
    await speak(page, opinion, index);
  }
}

/** Saves the open desk; returns the numbers on the confirmation page, the visit's first. */
export async function saveVisit(page: Page, keys = 'Control+Shift+Enter'): Promise<string[]> {
  await page.keyboard.press(keys);
  await expect(page.getByRole('heading', { name: '登记好了' })).toBeVisible({ timeout: 20_000 });
  const text = await page.getByRole('main').innerText();
  return [...new Set(text.match(/\S{1,12}〔\d{4}〕[接意]-[A-Z]{1,2}\d{4}/gu) ?? [])];
}

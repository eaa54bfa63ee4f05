/** What was recorded is readable on the screen after signing in, and nowhere on the disk. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { scratchFolder, test } from './appTest.ts';
import { openNewPc, setUpAlone } from './doorHands.ts';
import { findInFolder } from './folderSearch.ts';
import { go, openDesk, saveVisit, signIn, writeVisit } from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openLiaisonApp } from './liaisonApp.ts';

test.describe.configure({ mode: 'serial' });

const head = { name: '站长试五', passphrase: '灯塔守夜人1986' };
const visit = {
  name: '测试居民守塔人',
  phone: '000-0000-9931',
  opinions: [
    {
      words: '灯塔下面那条石阶一到下雨天就滑，我摔过两回。',
      summary: '灯塔石阶雨天湿滑，希望加装扶手。',
      category: '02',
    },
  ],
};
const unfinished = '码头的灯坏了三盏，夜里卸货看不见';
/** Parts of the sentences, because a compressed file may break a long one. */
const secrets = [
  ...[visit.name, visit.phone, head.passphrase],
  ...['灯塔下面那条石阶', '我摔过两回', '希望加装扶手', '码头的灯坏了三盏', '夜里卸货'],
];

const folder = scratchFolder();
const profile = join(folder.path, 'profile');
let app: LiaisonApp;

test.afterAll(async () => {
  await app?.close();
  folder.remove();
});

test('the search itself finds a word in any of the encodings', () => {
  const control = join(folder.path, 'control');
  mkdirSync(control);
  writeFileSync(join(control, 'a'), `x${visit.name}`, 'utf8');
  writeFileSync(join(control, 'b'), `x${visit.name}`, 'utf16le');
  writeFileSync(join(control, 'c'), Buffer.from(`x${visit.name}`, 'utf16le').swap16());
  writeFileSync(join(control, visit.phone), '');
  const found = findInFolder(control, secrets).map(({ file, encoding }) => `${file} ${encoding}`);
  expect(found.toSorted()).toEqual(['000-0000-9931 utf-8', 'a utf-8', 'b utf-16le', 'c utf-16be']);
});

test('after a closed window nothing of a visit lies readable in the profile', async ({
  runtime,
}) => {
  app = await openNewPc(runtime, profile);
  await setUpAlone(app.page, head);
  await openDesk(app.page);
  await writeVisit(app.page, visit);
  await saveVisit(app.page);
  await app.close();
  expect(findInFolder(profile, secrets)).toEqual([]);
});

test('a wrong passphrase opens nothing and says so', async ({ runtime }) => {
  app = await openLiaisonApp(runtime, { profile });
  const { page } = app;
  await page.getByLabel('口令', { exact: true }).fill('灯塔守夜人1987');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByText('口令不对。请再输一遍，注意大小写。')).toBeVisible();
  await expect(page.getByLabel('口令', { exact: true })).toBeFocused();
  await expect(page.getByTestId('sign-in')).toBeVisible();
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText(visit.name);
});

test('the right passphrase shows everything that was recorded', async () => {
  const { page } = app;
  await signIn(page, head.name, head.passphrase);
  await go(page, '接待登记');
  await page.getByRole('row', { name: visit.name }).getByRole('link').click();
  await expect(page.getByRole('main')).toContainText(visit.phone);
  const [opinion] = visit.opinions;
  await page.getByRole('link', { name: opinion?.summary ?? '' }).click();
  await expect(page.getByRole('main')).toContainText(opinion?.words ?? '');
});

test('after a pulled plug neither the visit nor what was being typed lies readable', async () => {
  const { page } = app;
  await openDesk(page);
  await page.getByRole('combobox', { name: /^姓名/ }).fill(visit.name);
  await page.getByLabel('原话').fill(unfinished);
  await expect(page.getByText(/草稿已保存/)).toBeVisible();
  await app.kill();
  expect(findInFolder(profile, secrets)).toEqual([]);
});

test('a copy of the profile without the passphrase opens no record either', async ({ runtime }) => {
  const copy = join(folder.path, 'copy');
  cpSync(profile, copy, { recursive: true });
  app = await openLiaisonApp(runtime, { profile: copy });
  await app.page.getByTestId('sign-in').waitFor();
  const texts = await app.page.evaluate(readEverythingStored);
  expect(texts.length).toBeGreaterThan(0);
  expect(secrets.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
});

/** Every text and every byte that the page's own origin may read, without a key. */
async function readEverythingStored(): Promise<string[]> {
  const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (value instanceof ArrayBuffer) texts.push(new TextDecoder().decode(value));
    else if (ArrayBuffer.isView(value)) texts.push(new TextDecoder().decode(value));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no reason')));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      collect(await answer(database.transaction(store).objectStore(store).getAll()));
    }
    database.close();
  }
  return texts;
}

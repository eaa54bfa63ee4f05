/** No axe violation on any screen or main dialog, in both languages and both sizes of type. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Settings } from '../../shared/bridge.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { setAppearance } from './appearance.ts';
import { scratchFolder, test } from './appTest.ts';
import { violationsOn } from './axeViolations.ts';
import type { CountyProcess } from './countyProcess.ts';
import { startCounty } from './countyProcess.ts';
import { openNewPc } from './doorHands.ts';
import { enrol, signIn } from './hands.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openSamplePc } from './samplePc.ts';
import type { Stop } from './stops.ts';
import {
  countyStops,
  doorStops,
  firstSignInStops,
  passFirstDoor,
  settle,
  stationStops,
  unitStops,
} from './stops.ts';

const appearances: Settings[] = [
  { locale: 'en', typeSize: 'large' },
  { locale: 'zh-CN', typeSize: 'normal' },
];

const folder = scratchFolder();
let app: LiaisonApp | undefined;
let county: CountyProcess | undefined;

test.afterEach(async () => {
  await app?.close();
  app = undefined;
});

test.afterAll(async () => {
  await county?.stop();
  folder.remove();
});

async function violationsAt(page: Page, stops: readonly Stop[]): Promise<string[]> {
  const found: string[] = [];
  for (const stop of stops) {
    await stop.reach(page);
    for (const appearance of appearances) {
      await setAppearance(page, appearance);
      await settle(page);
      const where = `${stop.name}, ${appearance.locale} ${appearance.typeSize}`;
      found.push(...(await violationsOn(page)).map((violation) => `${where}: ${violation}`));
    }
  }
  return found;
}

test('the measure sees a field without a label and ink too pale', async ({ runtime }) => {
  app = await openNewPc(runtime, join(folder.path, 'measure'));
  const { page } = app;
  expect(await violationsOn(page)).toEqual([]);
  await page.evaluate(() => {
    document.querySelector('h1')?.style.setProperty('color', '#bbb');
    document.querySelector('main')?.append(document.createElement('input'));
  });
  const rules = new Set((await violationsOn(page)).map((violation) => violation.split(':')[0]));
  expect(rules).toEqual(new Set(['color-contrast', 'label']));
});

test('the doors', async ({ runtime }) => {
  app = await openNewPc(runtime, join(folder.path, 'door'));
  expect(await violationsAt(app.page, doorStops)).toEqual([]);
});

test('a station', async ({ runtime }) => {
  app = await openNewPc(runtime, join(folder.path, 'station'));
  await app.page.getByRole('button', { name: /先试用/ }).click();
  await signIn(app.page, samplePeople.head.name, samplePassphrase);
  expect(await violationsAt(app.page, stationStops)).toEqual([]);
});

test('the county', async ({ runtime }) => {
  county = await startCounty(join(folder.path, 'county'), { port: 0, sample: true });
  app = await openSamplePc(runtime, folder.path, county, 'county');
  await signIn(app.page, samplePeople.countyAdmin.name, samplePassphrase);
  await somethingArrived(app.page);
  expect(await violationsAt(app.page, countyStops)).toEqual([]);
});

test('a unit, from its first sign-in on', async ({ runtime }) => {
  county ??= await startCounty(join(folder.path, 'county'), { port: 0, sample: true });
  app = await openNewPc(runtime, join(folder.path, 'unit-pc'));
  await enrol(app.page, {
    url: county.url,
    code: county.codes?.unit ?? '',
    deviceName: '承办电脑',
  });
  expect(await violationsAt(app.page, firstSignInStops)).toEqual([]);
  await passFirstDoor(app.page);
  await somethingArrived(app.page);
  expect(await violationsAt(app.page, unitStops)).toEqual([]);
});

async function somethingArrived(page: Page): Promise<void> {
  await page.locator('main a[data-row-link]').first().waitFor({ timeout: 30_000 });
}

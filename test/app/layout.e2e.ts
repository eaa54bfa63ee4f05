/** Nothing scrolls sideways, is cut off or lies over something else: on the stations' screens, zoomed, enlarged, in both languages. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Settings } from '../../shared/bridge.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { setAppearance, setView } from './appearance.ts';
import { scratchFolder, test } from './appTest.ts';
import type { CountyProcess } from './countyProcess.ts';
import { startCounty } from './countyProcess.ts';
import { openNewPc } from './doorHands.ts';
import { enrol, signIn } from './hands.ts';
import { layoutFaults } from './layoutFaults.ts';
import type { LiaisonApp } from './liaisonApp.ts';
import { openSamplePc } from './samplePc.ts';
import type { Stop } from './stops.ts';
import {
  countyStops,
  doorStops,
  firstSignInStops,
  leaveDialog,
  passFirstDoor,
  settle,
  stationStops,
  unitStops,
} from './stops.ts';

const screenSize = { width: 1366, height: 768 };
/** Both languages and both sizes of type meet both zooms. */
const looks: { appearance: Settings; zoom: number }[] = [
  { appearance: { locale: 'zh-CN', typeSize: 'normal' }, zoom: 1 },
  { appearance: { locale: 'en', typeSize: 'normal' }, zoom: 1.25 },
  { appearance: { locale: 'en', typeSize: 'large' }, zoom: 1 },
  { appearance: { locale: 'zh-CN', typeSize: 'large' }, zoom: 1.25 },
];
/** Enlarged twice over, a wide table may scroll in its own frame; the page around it still stands. */
const allowedWhenEnlargedTwice = /^scrolls sideways: div\.data-table-frame /;

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

async function faultsAt(pc: LiaisonApp, stops: readonly Stop[]): Promise<string[]> {
  const { page } = pc;
  const found: string[] = [];
  for (const stop of stops) {
    await setView(pc, { ...screenSize, zoom: 1 });
    await stop.reach(page);
    for (const { appearance, zoom } of looks) {
      await setAppearance(page, appearance);
      await setView(pc, { ...screenSize, zoom });
      await settle(page);
      const isTwice = appearance.typeSize === 'large' && zoom > 1;
      const faults = await layoutFaults(page);
      const where = `${stop.name}, ${appearance.locale} ${appearance.typeSize} ×${zoom}`;
      found.push(
        ...faults
          .filter((fault) => !(isTwice && allowedWhenEnlargedTwice.test(fault)))
          .map((fault) => `${where}: ${fault}`),
      );
    }
    await setAppearance(page, { locale: 'zh-CN', typeSize: 'normal' });
  }
  return found;
}

test('the measure sees words that are cut off, controls over each other, and sideways scrolling', async ({
  runtime,
}) => {
  app = await openNewPc(runtime, join(folder.path, 'measure'));
  const { page } = app;
  expect(await layoutFaults(page)).toEqual([]);
  const spoil = (css: Record<string, string>, selector: string) =>
    page.evaluate(
      ([chosen, rules]) => {
        const element = document.querySelector<HTMLElement>(chosen);
        if (!element) throw new Error(`nothing is ${chosen}`);
        for (const [rule, value] of Object.entries(rules)) element.style.setProperty(rule, value);
      },
      [selector, css] as const,
    );
  await spoil({ width: '3rem', overflow: 'hidden', 'white-space': 'nowrap' }, 'h1');
  expect(await layoutFaults(page)).toContainEqual(expect.stringMatching(/^cut off by h1/));
  await spoil({ position: 'relative', top: '-120px' }, 'li:nth-child(2) button');
  expect(await layoutFaults(page)).toContainEqual(expect.stringMatching(/^over each other/));
  await spoil({ 'min-width': '3000px' }, '#app');
  expect(await layoutFaults(page)).toContain('the page scrolls sideways');
});

test('the doors', async ({ runtime }) => {
  app = await openNewPc(runtime, join(folder.path, 'door'));
  expect(await faultsAt(app, doorStops)).toEqual([]);
});

test('a station', async ({ runtime }) => {
  app = await openNewPc(runtime, join(folder.path, 'station'));
  await app.page.getByRole('button', { name: /先试用/ }).click();
  await signIn(app.page, samplePeople.head.name, samplePassphrase);
  expect(await faultsAt(app, stationStops)).toEqual([]);
});

test('the county and a unit', async ({ runtime }) => {
  county = await startCounty(join(folder.path, 'county'), { port: 0, sample: true });
  app = await openSamplePc(runtime, folder.path, county, 'county');
  await signIn(app.page, samplePeople.countyAdmin.name, samplePassphrase);
  await somethingArrived(app.page);
  expect.soft(await faultsAt(app, countyStops)).toEqual([]);
  await leaveDialog(app.page);
  await app.close();
  app = await openNewPc(runtime, join(folder.path, 'unit-pc'));
  await enrol(app.page, {
    url: county.url,
    code: county.codes?.unit ?? '',
    deviceName: '承办电脑',
  });
  expect.soft(await faultsAt(app, firstSignInStops)).toEqual([]);
  await passFirstDoor(app.page);
  await somethingArrived(app.page);
  expect(await faultsAt(app, unitStops)).toEqual([]);
});

async function somethingArrived(page: Page): Promise<void> {
  await page.locator('main a[data-row-link]').first().waitFor({ timeout: 30_000 });
}

// The storage suite in real Electron: the same cases as under vitest, and one more.
import { expect, test } from '@playwright/test';
import { prepareRuntime, type Runtime } from '../../../build/runtime.ts';
import { startSuiteHost, type SuiteHost } from './suiteHost.ts';
import type { StorageSuite } from './suitePage.ts';

declare const storageSuite: StorageSuite;

let runtime: Runtime;
let host: SuiteHost;
test.beforeAll(async () => {
  runtime = await prepareRuntime();
  host = await startSuiteHost(runtime);
});
test.afterAll(async () => {
  await host.stop();
  await runtime.stop();
});

test('the local storage keeps its promises in the engine that ships', async () => {
  const { app, page } = await host.launch();
  const outcomes = await page.evaluate(() => storageSuite.runCases());
  expect(Object.keys(outcomes).length).toBeGreaterThan(20);
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'passed')).toEqual([]);
  await app.close();
});

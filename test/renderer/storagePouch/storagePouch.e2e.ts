// The storage suite in real Electron: the same cases as under vitest, and those that need a real disk.
import { expect, test } from '@playwright/test';
import { startSuiteHost, type SuiteHost } from './suiteHost.ts';
import type { StorageSuite } from './suitePage.ts';

declare const storageSuite: StorageSuite;

let host: SuiteHost;
test.beforeAll(async () => {
  host = await startSuiteHost();
});
test.afterAll(() => host.stop());

test('the local storage keeps its promises in the engine that ships', async () => {
  const { app, page } = await host.launch();
  const outcomes = await page.evaluate(() => storageSuite.runCases());
  expect(Object.keys(outcomes).length).toBeGreaterThan(20);
  expect(Object.entries(outcomes).filter(([, outcome]) => outcome !== 'passed')).toEqual([]);
  await app.close();
});

test('no acknowledged write is lost when the process is killed', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { app, page } = await host.launch();
    const acknowledged: number[] = [];
    page.on('console', (message) => {
      const [word, count] = message.text().split(' ');
      if (word === 'acknowledged') acknowledged.push(Number(count));
    });
    await page.evaluate(() => void storageSuite.writeUntilKilled());
    await expect.poll(() => acknowledged.length).toBeGreaterThan(30 + round * 7);
    const killed = new Promise((resolve) => app.process().once('exit', resolve));
    app.process().kill('SIGKILL');
    await killed;

    const after = await host.launch();
    const survivors = await after.page.evaluate(() => storageSuite.readSurvivors());
    await after.app.close();
    expect(acknowledged.filter((count) => !survivors.includes(count))).toEqual([]);
  }
});

test('times for 10,000 records, printed', async () => {
  const { app, page } = await host.launch();
  console.log('local storage, ms:', await page.evaluate(() => storageSuite.measureTimes(10_000)));
  await app.close();
});

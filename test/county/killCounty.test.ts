// A short run of what killCounty.ts does at length.
import { afterAll, describe, expect, it } from 'vitest';
import { killCounties } from './countyProcess.ts';
import { embeddedEngine, postgresEngine } from './house.ts';
import { killCycles } from './killCycles.ts';

const cycles = 4;

describe.each([embeddedEngine(), postgresEngine()])('the county on $name', (engine) => {
  afterAll(async () => {
    killCounties();
    await engine.stop();
  });

  it('killed in the middle of pushes has everything once', { timeout: 120_000 }, async () => {
    const report = await killCycles(await engine.place(), cycles);
    expect(report).toMatchObject({ cycles, lost: 0, missedByFeed: 0, notOnce: 0 });
    expect(report.acknowledged).toBeGreaterThan(cycles);
    expect(report.sentAgain).toBeGreaterThan(0);
  });
});

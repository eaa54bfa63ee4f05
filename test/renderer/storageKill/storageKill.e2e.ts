// The short form of `npm run test:kill`: ten kills in every run of the tests.
import { expect, test } from '@playwright/test';
import { prepareRuntime } from '../../../build/runtime.ts';
import { runKillCycles } from './killCycles.ts';

test('ten kills lose no acknowledged write', async () => {
  test.setTimeout(180_000);
  const seed = Number(process.env['STORAGE_KILL_SEED'] ?? Date.now() % 1_000_000);
  console.log(`storage kill test, seed ${seed}`);
  const runtime = await prepareRuntime();
  try {
    const outcome = await runKillCycles(runtime, { cycles: 10, seed });
    expect(outcome.faults).toEqual([]);
    expect(outcome.acknowledged).toBeGreaterThan(20);
  } finally {
    await runtime.stop();
  }
});

// The test runner for the app: one prepared runtime and one up-to-date build per worker, a scratch folder per file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { compile } from '../../build/compile.ts';
import type { Runtime } from '../../build/runtime.ts';
import { prepareRuntime } from '../../build/runtime.ts';

interface WorkerFixtures {
  runtime: Runtime;
}

const firstUseMs = 180_000;

export const test = base.extend<object, WorkerFixtures>({
  runtime: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads what a fixture needs from this pattern
    async ({}, use) => {
      const runtime = await prepareRuntime();
      if (!process.env['LIAISON_E2E_APP']) await compile();
      await use(runtime);
      await runtime.stop();
    },
    { scope: 'worker', timeout: firstUseMs },
  ],
});

/** A folder for profiles and a county's data; `remove` it when everything in it is closed. */
export function scratchFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'liaison-app-'));
  return {
    path,
    remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  };
}

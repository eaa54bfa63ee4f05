// Real Chromium on mended logs: every note that was ever acknowledged is there, before and behind the torn place.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Runtime } from '../../../build/runtime.ts';
import { prepareRuntime } from '../../../build/runtime.ts';
import { mendLogs } from '../../../electron/profile/mendLogs.ts';
import { rememberedLog } from '../rememberedLog.ts';
import { openBareWindow } from './bareWindow.ts';
import { breakLog, tearLog } from './tornLogFiles.ts';

let runtime: Runtime;
let folder: string;
let profile: string;

test.beforeAll(async () => {
  runtime = await prepareRuntime();
});
test.afterAll(() => runtime.stop());
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'torn-logs-'));
  profile = join(folder, 'profile');
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);

/** A start of the window that writes these notes and is killed. */
async function writeAndKill(from: number, to: number): Promise<number[]> {
  const window = await openBareWindow(runtime, folder);
  await window.write(from, to);
  const notes = await window.notes();
  await window.kill();
  return notes;
}

test('[LD2] a log that is mended in time loses nothing in the starts that follow', async () => {
  await writeAndKill(1, 20);
  tearLog(profile);
  expect(mendLogs(profile, rememberedLog())).toBe('mended');
  expect(await writeAndKill(21, 40)).toEqual(upTo(40));
  tearLog(profile);
  expect(mendLogs(profile, rememberedLog())).toBe('mended');
  expect(await writeAndKill(41, 60)).toEqual(upTo(60));
});

test('[LD2] a log in which writing went on behind a torn record keeps all of it', async () => {
  await writeAndKill(1, 40);
  breakLog(profile);
  const log = rememberedLog();
  expect(mendLogs(profile, log)).toBe('mended');
  expect(log.events.map(({ fields }) => fields.code)).toEqual(['broken']);
  expect(await writeAndKill(41, 50)).toEqual(upTo(50));
  expect(mendLogs(profile, log)).toBe('whole');
  expect(await writeAndKill(51, 51)).toEqual(upTo(51));
});

test('[LD2] a profile that Chromium itself went on writing in is read whole', async () => {
  await writeAndKill(1, 20);
  tearLog(profile);
  expect(await writeAndKill(21, 40)).toEqual(upTo(40));
  expect(mendLogs(profile, rememberedLog())).not.toBe('lossy');
  expect(await writeAndKill(41, 60)).toEqual(upTo(60));
});

// When the data can't be mended, the app asks before it opens what Chromium might then delete.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, expect } from '@playwright/test';
import { repositoryRoot } from '../../build/repository.ts';
import type { Runtime } from '../../build/runtime.ts';
import { mendLogs } from '../../electron/profile/mendLogs.ts';
import { breakLog, spoilLog } from '../electron/profile/tornLogFiles.ts';
import { rememberedLog } from '../electron/rememberedLog.ts';
import { scratchFolder, test } from './appTest.ts';
import { setUpAlone } from './doorHands.ts';
import { openLiaisonApp } from './liaisonApp.ts';

test.skip(Boolean(process.env['LIAISON_E2E_APP']), 'a packed app loads nothing before itself');

const folder = scratchFolder();
const profile = join(folder.path, 'station');
const asked = join(folder.path, 'asked.json');

test.afterAll(() => folder.remove());

/** Loaded before the app: answers the native question as a person would, and keeps what it said. */
function answering(button: number): string {
  const path = join(folder.path, 'answering.cjs');
  writeFileSync(
    path,
    `const { dialog } = require('electron');
    dialog.showMessageBox = async (asked) => {
      require('node:fs').writeFileSync(${JSON.stringify(asked)}, JSON.stringify(asked));
      return { response: ${button} };
    };`,
  );
  return path;
}

function argumentsFor(runtime: Runtime, button: number): string[] {
  return [...runtime.switches, '-r', answering(button), repositoryRoot];
}

function envFor(runtime: Runtime): Record<string, string> {
  return { ...runtime.env, LIAISON_PROFILE: profile, LIAISON_LOCALE: 'zh-CN' };
}

/** Started without the test runner's eyes: it may be gone again before they open. */
async function startAndAnswer(runtime: Runtime, button: number): Promise<ChildProcess> {
  rmSync(asked, { force: true });
  const app = spawn(runtime.electronPath, argumentsFor(runtime, button), {
    env: envFor(runtime),
    stdio: 'ignore',
  });
  await expect.poll(() => existsSync(asked)).toBe(true);
  return app;
}

function loggedEvents(): string[] {
  const lines = readFileSync(join(profile, 'log', 'liaison.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => String((JSON.parse(line) as { event: unknown }).event));
}

function databaseFiles(): Buffer[] {
  const database = join(profile, 'IndexedDB');
  return readdirSync(database, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:log|ldb)$|MANIFEST/.test(name))
    .map((name) => readFileSync(join(database, name)));
}

test('[LD2] data that cannot be mended is not opened unasked', async ({ runtime }) => {
  const app = await openLiaisonApp(runtime, { profile });
  await setUpAlone(app.page, { name: '陈阿海', passphrase: '花鸟岛的口令二〇二六' });
  await app.kill();
  breakLog(profile);
  // A file where the folder of the copies belongs: nothing can be copied aside.
  writeFileSync(join(profile, 'rescue'), '');
  const before = databaseFiles();

  const refused = await startAndAnswer(runtime, 0);
  if (refused.exitCode === null) await once(refused, 'exit');
  expect(refused.exitCode).toBe(0);
  expect(JSON.parse(readFileSync(asked, 'utf8'))).toMatchObject({
    message: '本机数据需要先修复，但没有修好',
    buttons: ['退出', '仍然打开'],
  });
  expect(loggedEvents()).toEqual(
    expect.arrayContaining(['profile.notMended', 'profile.notOpened', 'app.quit']),
  );
  expect(databaseFiles()).toEqual(before);

  const opened = await _electron.launch({
    executablePath: runtime.electronPath,
    args: argumentsFor(runtime, 1),
    env: envFor(runtime),
  });
  await (await opened.firstWindow()).getByTestId('sign-in').waitFor();
  await opened.close();
});

test('[LD2] a record that the disk lost is told once', async ({ runtime }) => {
  rmSync(join(profile, 'rescue'));
  expect(mendLogs(profile, rememberedLog())).toBe('mended');
  spoilLog(profile);
  const told = await startAndAnswer(runtime, 0);
  expect(readFileSync(asked, 'utf8')).toContain(join(profile, 'rescue'));
  told.kill('SIGKILL');
  await once(told, 'exit');
  expect(mendLogs(profile, rememberedLog())).not.toBe('lossy');
});

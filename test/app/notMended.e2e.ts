// When the data can't be mended, the app asks before it opens what Chromium might then delete.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { _electron, expect } from '@playwright/test';
import { repositoryRoot } from '../../build/repository.ts';
import type { Runtime } from '../../build/runtime.ts';
import { breakLog } from '../electron/profile/tornLogFiles.ts';
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

function launch(runtime: Runtime, button: number): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: runtime.electronPath,
    args: [...runtime.switches, '-r', answering(button), repositoryRoot],
    env: { ...runtime.env, LIAISON_PROFILE: profile, LIAISON_LOCALE: 'zh-CN' },
  });
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

  const refused = await launch(runtime, 0);
  await refused.waitForEvent('close');
  expect(JSON.parse(readFileSync(asked, 'utf8'))).toMatchObject({
    message: '本机数据需要先修复，但没有修好',
    buttons: ['退出', '仍然打开'],
  });
  expect(databaseFiles()).toEqual(before);

  rmSync(asked);
  const opened = await launch(runtime, 1);
  const page = await opened.firstWindow();
  await page.getByTestId('sign-in').waitFor();
  expect(readFileSync(asked, 'utf8')).toContain('县里的管理员');
  await opened.close();
});

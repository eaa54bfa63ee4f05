// A bare Electron window with notes in IndexedDB: the engine that ships, with nothing of the app that mends anything.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import type { Runtime } from '../../../build/runtime.ts';

const mainSource = `
const { app, BrowserWindow, protocol } = require('electron');
app.setPath('userData', process.env.BARE_PROFILE);
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.whenReady().then(() => {
  protocol.handle('app', () =>
    new Response('<!doctype html><title>bare</title>', { headers: { 'content-type': 'text/html' } }));
  return new BrowserWindow({ show: false }).loadURL('app://bare/');
});
`;

export interface BareWindow {
  /** Each note resolves when it is on the disk. */
  write(from: number, to: number): Promise<void>;
  /** The numbers of all notes. */
  notes(): Promise<number[]>;
  kill(): Promise<void>;
}

/** @param folder gets the source of the window and, in `profile`, its databases. */
export async function openBareWindow(runtime: Runtime, folder: string): Promise<BareWindow> {
  const source = join(folder, 'bare');
  mkdirSync(source, { recursive: true });
  writeFileSync(join(source, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  writeFileSync(join(source, 'main.cjs'), mainSource);
  const electron = await _electron.launch({
    executablePath: runtime.electronPath,
    args: [...runtime.switches, source],
    env: { ...runtime.env, BARE_PROFILE: join(folder, 'profile') },
  });
  const page = await electron.firstWindow();
  await page.waitForURL('app://bare/');
  return {
    write: (from, to) => page.evaluate(writeNotes, [from, to] as const),
    notes: () => readNotes(page),
    kill: () => kill(electron),
  };
}

async function writeNotes([from, to]: readonly [number, number]): Promise<void> {
  const settled = <Value>(request: IDBRequest<Value>) =>
    new Promise<Value>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error(String(request.error))));
    });
  const opening = indexedDB.open('notes');
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('notes'));
  const database = await settled(opening);
  for (let note = from; note <= to; note += 1) {
    const transaction = database.transaction('notes', 'readwrite', { durability: 'strict' });
    transaction.objectStore('notes').put(`note ${note} `.repeat(150), note);
    await new Promise((resolve, reject) => {
      transaction.addEventListener('complete', resolve);
      transaction.addEventListener('abort', () => reject(new Error(String(transaction.error))));
    });
  }
  database.close();
}

async function readNotes(page: Page): Promise<number[]> {
  await page.evaluate(writeNotes, [1, 0] as const);
  return page.evaluate(
    () =>
      new Promise<number[]>((resolve, reject) => {
        const opening = indexedDB.open('notes');
        opening.addEventListener('success', () => {
          const keys = opening.result.transaction('notes').objectStore('notes').getAllKeys();
          keys.addEventListener('success', () => resolve(keys.result as number[]));
          keys.addEventListener('error', () => reject(new Error(String(keys.error))));
        });
      }),
  );
}

async function kill(electron: ElectronApplication): Promise<void> {
  const closed = electron.waitForEvent('close');
  electron.process().kill('SIGKILL');
  await closed;
}

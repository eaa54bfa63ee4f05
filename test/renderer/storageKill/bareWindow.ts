// A bare Electron window around one bundled page: the engine that ships, with nothing of the app in between.
// The kill test ends it at any moment, the storage bench measures in it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Runtime } from '../../../build/runtime.ts';

/** What a page in a bare window finds as `bareHost`; its task is the JSON in `location.search`. */
export interface BareHost {
  /** Returns when the message is in the pipe to whoever opened the window: a kill can't take it back. */
  say(message: unknown): void;
  /** Ends the window and its process in good order. */
  quit(): void;
}

export interface BareWindow {
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
  /** SIGKILL to every process of the window at once. */
  kill(): void;
}

const mark = '@bare ';

const mainSource = `
const { app, BrowserWindow, ipcMain, protocol } = require('electron');
const { writeSync } = require('node:fs');
const { readFile } = require('node:fs/promises');
const { extname, join } = require('node:path');
const { BARE_DATA, BARE_TASK } = process.env;
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8' };
app.setPath('userData', BARE_DATA);
app.commandLine.appendSwitch('js-flags', '--expose-gc');
app.commandLine.appendSwitch('enable-precise-memory-info');
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
// process.stdout would keep in memory what a full pipe does not take, and lose it when the process is killed.
const say = (message) => {
  const line = Buffer.from('${mark}' + JSON.stringify(message) + '\\n');
  for (let at = 0; at < line.length; ) {
    try {
      at += writeSync(1, line, at);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
};
ipcMain.on('say', (event, message) => {
  say(message);
  event.returnValue = true;
});
ipcMain.on('quit', () => app.quit());
app.on('render-process-gone', () => app.exit(1));
app.whenReady().then(async () => {
  protocol.handle('app', async ({ url }) => {
    const { pathname } = new URL(url);
    const file = await readFile(join(__dirname, pathname)).catch(() => undefined);
    if (!file) return new Response('', { status: 404 });
    return new Response(file, { headers: { 'content-type': types[extname(pathname)] ?? 'text/plain' } });
  });
  const window = new BrowserWindow({
    width: 800,
    height: 600,
    webPreferences: { preload: join(__dirname, 'preload.cjs'), backgroundThrottling: false },
  });
  await window.loadURL('app://bare/page.html?' + encodeURIComponent(BARE_TASK));
});
`;

const preloadSource = `
const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('bareHost', {
  say: (message) => ipcRenderer.sendSync('say', message),
  quit: () => ipcRenderer.send('quit'),
});
`;

const pageSource =
  '<!doctype html><meta charset="utf-8"><title>bare</title><script type="module" src="/page.js"></script>';

/** Bundles the page into `folder`, from which any number of windows can be opened. */
export async function bundlePage(entry: URL, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    worker: { format: 'es' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome114',
      modulePreload: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: fileURLToPath(entry),
        output: { entryFileNames: 'page.js', format: 'es' },
      },
    },
  });
  writeFileSync(join(folder, 'package.json'), '{"name":"bare","main":"main.cjs"}');
  writeFileSync(join(folder, 'main.cjs'), mainSource);
  writeFileSync(join(folder, 'preload.cjs'), preloadSource);
  writeFileSync(join(folder, 'page.html'), pageSource);
}

/** A window on the profile in `data`, with `task` for its page; `hear` is told whatever the page says. */
export function openBareWindow(
  runtime: Runtime,
  folders: { readonly page: string; readonly data: string },
  task: unknown,
  hear: (message: unknown) => void,
): BareWindow {
  const app = spawn(runtime.electronPath, [...runtime.switches, folders.page], {
    env: { ...runtime.env, BARE_DATA: folders.data, BARE_TASK: JSON.stringify(task) },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const lines = createInterface({ input: app.stdout });
  lines.on('line', (line) => {
    if (line.startsWith(mark)) hear(JSON.parse(line.slice(mark.length)));
  });
  const ended = Promise.all([once(app, 'exit'), once(lines, 'close')]).then(() => undefined);
  return { ended, kill: () => killGroup(app) };
}

/** The window leads its own process group; a child that is left alone could go on writing. */
function killGroup(app: ChildProcess): void {
  if (app.pid === undefined || app.exitCode !== null || app.signalCode !== null) return;
  process.kill(-app.pid, 'SIGKILL');
}

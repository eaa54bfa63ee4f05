// A bare Electron window that holds the storage suite: the engine that ships, without the app around it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { build } from 'vite';
import type { Runtime } from '../../../build/runtime.ts';

const mainSource = `
const { app, BrowserWindow } = require('electron');
const [address, folder] = process.argv.slice(-2);
app.setPath('userData', folder);
app.whenReady().then(() => new BrowserWindow({ show: false }).loadURL(address));
`;

export type SuiteHost = {
  /** A window on the database of this host; it stays when the window is closed or killed. */
  launch(): Promise<{ app: ElectronApplication; page: Page }>;
  stop(): Promise<void>;
};

export async function startSuiteHost(runtime: Runtime): Promise<SuiteHost> {
  const folder = mkdtempSync(join(tmpdir(), 'storage-suite-'));
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app', 'package.json'), '{"name":"storage-suite","main":"main.cjs"}');
  writeFileSync(join(folder, 'app', 'main.cjs'), mainSource);
  const server = await serve(await bundle());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    async launch() {
      const app = await _electron.launch({
        executablePath: runtime.electronPath,
        args: [...runtime.switches, join(folder, 'app'), address, join(folder, 'data')],
        env: runtime.env,
      });
      const page = await app.firstWindow();
      await page.waitForFunction('globalThis.storageSuite');
      return { app, page };
    },
    async stop() {
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function bundle(): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'chrome114',
      lib: {
        entry: fileURLToPath(new URL('suitePage.ts', import.meta.url)),
        formats: ['iife'],
        name: 'suite',
      },
    },
  });
  const [output] = Array.isArray(result) ? result : [result];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('the suite was not bundled');
  return chunk.code;
}

function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url === '/suite.js') {
      response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(script);
      return;
    }
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end('<!doctype html><script src="/suite.js"></script>');
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** How long a person waits for the app after a double click, beside the least an Electron can do. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compile } from '../../build/compile.ts';
import { endGently } from '../../build/endGently.ts';
import { repositoryRoot } from '../../build/repository.ts';
import { prepareRuntime, type Runtime } from '../../build/runtime.ts';
import { compareMedians, type Row } from './row.ts';

export const describe =
  'launch until sign-in can be used, beside a blank Electron window; median of 9, alternating';

const rounds = 9;
const patienceMilliseconds = 60_000;
const usable = 'usable-at-last';

const blankApp = {
  'package.json': JSON.stringify({ name: 'blank', version: '1.0.0', main: 'main.cjs' }),
  'main.cjs': `
    const { app, BrowserWindow } = require('electron');
    app.whenReady().then(() => new BrowserWindow({ width: 1366, height: 768 }).loadFile('blank.html'));
  `,
  'blank.html': '<!doctype html><title>blank</title><p data-testid="sign-in">blank</p>',
};

/** Loaded before the app by `electron -r`: says when the first screen has been painted, and costs little. */
const watcher = `
  const { app } = require('electron');
  const waitUntilPainted = () => new Promise((resolve) => {
    const look = () => {
      const screen = document.querySelector('[data-testid="sign-in"], [data-testid="first-run"]');
      if (screen && screen.getBoundingClientRect().height > 0) requestAnimationFrame(() => resolve());
      else requestAnimationFrame(look);
    };
    look();
  });
  app.on('web-contents-created', (event, contents) => {
    contents.on('dom-ready', () => {
      contents.executeJavaScript('(' + waitUntilPainted + ')()').then(() => console.log('${usable}'));
    });
  });
`;

/** The first, cold launch of each is thrown away. */
export async function run(): Promise<Row[]> {
  await compile();
  const runtime = await prepareRuntime();
  const workFolder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  writeFiles(workFolder, { ...blankApp, 'watcher.cjs': watcher });
  const series = { ours: [] as number[], peer: [] as number[] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const ours = await launchMilliseconds(runtime, workFolder, repositoryRoot);
      const peer = await launchMilliseconds(runtime, workFolder, workFolder);
      if (round === 0) continue;
      series.ours.push(ours);
      series.peer.push(peer);
    }
  } finally {
    await runtime.stop();
    rmSync(workFolder, { recursive: true, force: true });
  }
  return [compareMedians('launch to usable sign-in', 'ms', series, 2.5)];
}

function writeFiles(folder: string, contentByName: Record<string, string>): void {
  for (const [name, content] of Object.entries(contentByName)) {
    writeFileSync(join(folder, name), content);
  }
}

async function launchMilliseconds(
  runtime: Runtime,
  workFolder: string,
  appFolder: string,
): Promise<number> {
  const userData = mkdtempSync(join(workFolder, 'data-'));
  const watch = ['-r', join(workFolder, 'watcher.cjs')];
  const started = performance.now();
  const app = spawn(
    runtime.electronPath,
    [...runtime.switches, `--user-data-dir=${userData}`, ...watch, appFolder],
    { env: runtime.env, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const impatience = setTimeout(() => app.kill('SIGKILL'), patienceMilliseconds);
  try {
    for await (const line of createInterface({ input: app.stdout })) {
      if (line === usable) return performance.now() - started;
    }
    throw new Error(`${appFolder} ended before its first screen could be used`);
  } finally {
    clearTimeout(impatience);
    await endGently(app);
  }
}

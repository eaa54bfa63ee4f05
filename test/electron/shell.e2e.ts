/** The shell in the real Electron: what a page can't do in it, and what the window and the disk remember. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { repositoryRoot } from '../../build/repository.ts';
import type { Runtime } from '../../build/runtime.ts';
import { prepareRuntime } from '../../build/runtime.ts';
import type { Bridge, StationState } from '../../shared/bridge.ts';
import type { LiaisonApp } from '../app/liaisonApp.ts';
import { openLiaisonApp } from '../app/liaisonApp.ts';

type LiaisonWindow = Window & { liaison: Bridge };

let runtime: Runtime;
let profile: string;
let app: LiaisonApp;

test.beforeAll(async () => {
  runtime = await prepareRuntime();
  profile = mkdtempSync(join(tmpdir(), 'liaison-shell-'));
  app = await openLiaisonApp(runtime, { profile });
});

test.afterAll(async () => {
  await app.close();
  rmSync(profile, { recursive: true, force: true });
  await runtime.stop();
});

function loggedEvents(): string[] {
  const lines = readFileSync(join(profile, 'log', 'liaison.jsonl'), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => String((JSON.parse(line) as { event: unknown }).event));
}

test('the page lives on its own origin under a strict policy', async () => {
  expect(app.page.url()).toMatch(/^app:\/\/liaison\//);
  const policy = await app.page.evaluate(async () => {
    const response = await fetch('/index.html');
    return response.headers.get('content-security-policy') ?? '';
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toMatch(/unsafe|\*/);
});

test('text never becomes a script', async () => {
  const outcome = await app.page.evaluate(async () => {
    const reached: string[] = [];
    Object.assign(window, { reached: (name: string) => reached.push(name) });
    const inline = document.createElement('script');
    inline.textContent = 'window.reached("inline script")';
    document.body.append(inline);
    const image = document.createElement('div');
    image.innerHTML = '<img src="/none.png" onerror="window.reached(\'handler\')">';
    document.body.append(image);
    const link = document.createElement('a');
    link.href = 'javascript:window.reached("address")';
    document.body.append(link);
    link.click();
    // Later, because what the debugger itself runs may evaluate text.
    setTimeout(() => {
      try {
        // oxlint-disable-next-line typescript/no-implied-eval
        reached.push(String(new Function('return "function"')()));
      } catch (error) {
        if (!(error instanceof EvalError)) reached.push(String(error));
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    return reached;
  });
  expect(outcome).toEqual([]);
});

test('the page has no network, not even to the county', async () => {
  const reached = await app.page.evaluate(async () => {
    const tries = [
      fetch('http://127.0.0.1:4670/v1/health'),
      fetch('file:///etc/hostname'),
      fetch('app://other/index.html'),
      fetch('/../main/main.cjs').then((response) => {
        if (!response.ok) throw new Error('refused');
      }),
      fetch('/%2e%2e/main/main.cjs').then((response) => {
        if (!response.ok) throw new Error('refused');
      }),
    ];
    const settled = await Promise.allSettled(tries);
    return settled.filter(({ status }) => status === 'fulfilled').length;
  });
  expect(reached).toBe(0);
});

test('the page can neither leave nor open another window', async () => {
  const before = app.page.url();
  const opened = await app.page.evaluate(() => {
    const other = window.open('app://liaison/index.html');
    window.location.href = 'https://example.invalid/';
    return other === null;
  });
  expect(opened).toBe(true);
  await expect.poll(loggedEvents).toContain('window.navigationRefused');
  expect(loggedEvents()).toContain('window.openRefused');
  expect(app.page.url()).toBe(before);
  expect(app.electron.windows()).toHaveLength(1);
});

test('permissions are refused', async () => {
  const answers = await app.page.evaluate(async () => {
    const geolocation = await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('refused'),
      );
    });
    const camera = await navigator.mediaDevices
      .getUserMedia({ video: true })
      .then(() => 'given')
      .catch(() => 'refused');
    return [geolocation, camera, await Notification.requestPermission()];
  });
  expect(answers).toEqual(['refused', 'refused', 'denied']);
});

test('the page sees nothing of Node or Electron', async () => {
  const seen = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window && !(window[name as keyof Window] instanceof HTMLElement),
    ),
  );
  expect(seen.filter((name) => name !== 'global')).toEqual([]);
  const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  });
  const spelling = await app.electron.evaluate(({ session }) =>
    session.defaultSession.isSpellCheckerEnabled(),
  );
  expect(spelling).toBe(false);
});

test('[BR2] calls are taken by the table only, with inputs by their schema', async () => {
  const answers = await app.page.evaluate(async () => {
    const { liaison } = window as unknown as LiaisonWindow;
    const call = liaison.call as unknown as (name: string, input?: unknown) => Promise<unknown>;
    const outcome = (name: string, input?: unknown) =>
      call(name, input).then(
        (value) => JSON.stringify(value),
        (error: unknown) => `thrown: ${String(error)}`,
      );
    return {
      unknown: await outcome('station.destroy'),
      inherited: await outcome('constructor'),
      badInput: await outcome('people.signIn', { person: '../../vault.json', secret: 'x' }),
      badSettings: await outcome('settings.save', { locale: 'de', typeSize: 'normal' }),
      state: await outcome('station.state'),
      methods: Object.keys(liaison),
    };
  });
  expect(answers.unknown).toMatch(/^thrown: Error: internal$/);
  expect(answers.inherited).toMatch(/^thrown: Error: internal$/);
  expect(JSON.parse(answers.badInput)).toEqual({
    ok: false,
    problem: { code: 'request.malformed', field: 'person' },
  });
  expect(answers.badSettings).toMatch(/^thrown: .*internal$/);
  expect((JSON.parse(answers.state) as StationState).phase).toBe('new');
  expect(answers.methods).toEqual(['call', 'on']);
});

test('[BR3] only our page in our window is heard', async () => {
  const preload = join(repositoryRoot, 'out', 'preload', 'preload.cjs');
  const answers = await app.electron.evaluate(async ({ BrowserWindow }, preloadPath) => {
    const stranger = new BrowserWindow({ show: false, webPreferences: { preload: preloadPath } });
    const ask = `window.liaison.call('station.state').then(() => 'heard', String)`;
    await stranger.loadURL('data:text/html,stranger');
    const elsewhere = (await stranger.webContents.executeJavaScript(ask)) as string;
    await stranger.loadURL('app://liaison/index.html');
    const otherWindow = (await stranger.webContents.executeJavaScript(ask)) as string;
    stranger.destroy();
    return { elsewhere, otherWindow };
  }, preload);
  expect(answers.elsewhere).toMatch(/internal/);
  expect(answers.otherWindow).toMatch(/internal/);
  const framed = await app.page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 200));
    const bridge = frame.contentWindow && 'liaison' in frame.contentWindow;
    frame.remove();
    return bridge;
  });
  expect(framed).toBe(false);
  const refused = loggedEvents().filter((event) => event === 'bridge.foreignSender');
  expect(refused.length).toBeGreaterThanOrEqual(2);
});

test('a second start of the same profile hands over and ends', async () => {
  const second = spawn(runtime.electronPath, [...runtime.switches, repositoryRoot], {
    env: { ...runtime.env, LIAISON_PROFILE: profile },
    stdio: 'ignore',
  });
  const [code] = (await once(second, 'exit')) as [number | null];
  expect(code).toBe(0);
  expect(app.electron.windows()).toHaveLength(1);
});

const menuLabels = () =>
  app.electron.evaluate(({ Menu }) =>
    (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label),
  );

test('the native menu leads to the screens', async () => {
  expect(await menuLabels()).toEqual(['文件', '编辑', '前往', '视图', '帮助']);
  await app.page.evaluate(() => {
    (window as unknown as LiaisonWindow).liaison.on('menu.go', ({ path }) => {
      document.documentElement.dataset['went'] = path;
    });
  });
  await app.electron.evaluate(({ Menu }) => {
    const go = Menu.getApplicationMenu()?.items[2]?.submenu?.items[2];
    go?.click();
  });
  const went = () => app.page.evaluate(() => document.documentElement.dataset['went']);
  await expect.poll(went).toBe('/opinions');
});

test('settings and the place of the window outlive a restart', async () => {
  await app.page.evaluate(() =>
    (window as unknown as LiaisonWindow).liaison.call('settings.save', {
      locale: 'en',
      typeSize: 'large',
    }),
  );
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1200, height: 700 });
  });
  await app.close();
  app = await openLiaisonApp(runtime, { profile, env: { LIAISON_LOCALE: '' } });
  const bounds = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(bounds).toEqual({ x: 40, y: 30, width: 1200, height: 700 });
  const state = await app.page.evaluate(() =>
    (window as unknown as LiaisonWindow).liaison.call('station.state'),
  );
  expect(state.settings).toEqual({ locale: 'en', typeSize: 'large' });
  expect(await menuLabels()).toEqual(['File', 'Edit', 'Go', 'View', 'Help']);
  await app.page.evaluate(() =>
    (window as unknown as LiaisonWindow).liaison.call('settings.save', {
      locale: 'zh-CN',
      typeSize: 'normal',
    }),
  );
  expect(await menuLabels()).toEqual(['文件', '编辑', '前往', '视图', '帮助']);
});

test('a page becomes a PDF in the folder for it', async () => {
  await app.close();
  const pdfFolder = join(profile, 'pdf');
  app = await openLiaisonApp(runtime, { profile, env: { LIAISON_PDF_FOLDER: pdfFolder } });
  const answer = await app.page.evaluate(() =>
    (window as unknown as LiaisonWindow).liaison.call('print.pdf', {
      name: '枸杞〔2026〕接-A0012 / 回执',
    }),
  );
  const path = join(pdfFolder, '枸杞〔2026〕接-A0012 回执.pdf');
  expect(answer).toEqual({ ok: true, value: { path } });
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-');
  const paper = await app.page.evaluate(() =>
    (window as unknown as LiaisonWindow).liaison.call('print.paper', { name: '回执' }),
  );
  expect(paper).toEqual({ ok: false, problem: { code: 'print.failed' } });
});

// The one window: where it was last time, sandboxed, shown when it has something to show.
import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import { appOrigin } from './appFiles.ts';
import { readTextIfAny, writeFileAtomically } from './atomicFile.ts';
import type { Log } from './log.ts';
import type { KeptBounds, Rectangle } from './windowBounds.ts';
import { fitBounds, keptBounds, leastSize } from './windowBounds.ts';

const keepAfterMs = 500;
/** A page that crashes again within this time is left alone. */
const reloadAgainMs = 60_000;
/** The paper white of the screens, so that nothing flashes. */
const backgroundColor = '#fbfaf7';

export interface WindowParts {
  folder: string;
  preload: string;
  title: string;
  devServer: string | undefined;
  log: Log;
  /** The page begins, for the first time or anew. */
  onPageStart: () => void;
}

export function openWindow(parts: WindowParts): BrowserWindow {
  const { folder, preload, title, devServer, log } = parts;
  const boundsPath = join(folder, 'window.json');
  const kept = readBounds(boundsPath);
  const bounds = fitBounds(kept, workAreas());
  const window = new BrowserWindow({
    ...bounds,
    ...leastSize(screen.getDisplayMatching(bounds).workArea),
    title,
    show: false,
    backgroundColor,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (kept?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  keepBounds(window, boundsPath, log);
  surviveCrashes(window, log);
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) parts.onPageStart();
  });
  window.loadURL(devServer ?? `${appOrigin}/`).catch((error: unknown) => {
    log.bug('window.notLoaded', error);
    if (!window.isDestroyed()) window.show();
  });
  return window;
}

function workAreas(): [Rectangle, ...Rectangle[]] {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  return [screen.getPrimaryDisplay().workArea, ...areas];
}

function readBounds(path: string): KeptBounds | undefined {
  try {
    return keptBounds.safeParse(JSON.parse(readTextIfAny(path) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

/** Also while it is open: a PC is often simply switched off. */
function keepBounds(window: BrowserWindow, path: string, log: Log): void {
  let timer: NodeJS.Timeout | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return;
    const bounds = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileAtomically(path, `${JSON.stringify(bounds)}\n`);
    } catch (error) {
      log.bug('window.boundsNotKept', error);
    }
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(keep, keepAfterMs);
  };
  window.on('resize', soon);
  window.on('move', soon);
  window.on('close', keep);
}

function surviveCrashes(window: BrowserWindow, log: Log): void {
  let lastReload = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.write('error', 'window.gone', { reason, status: exitCode });
    if (reason === 'clean-exit' || performance.now() - lastReload < reloadAgainMs) return;
    lastReload = performance.now();
    window.webContents.reload();
  });
  window.on('unresponsive', () => log.write('warn', 'window.unresponsive'));
  window.on('responsive', () => log.write('info', 'window.responsive'));
  window.webContents.on('preload-error', (_event, _path, error) =>
    log.bug('window.preload', error),
  );
}

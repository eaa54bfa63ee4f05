// Which stick, which file: asked of the person at the PC, or named by the environment for tests and demonstrations.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { dialog } from 'electron';
import { bundleEnding } from '../../shared/bundle/bundle.ts';

export interface StickDialogs {
  /** Undefined when the person changed their mind. */
  folder(): Promise<string | undefined>;
  file(): Promise<string | undefined>;
}

/** @param fixedFolder stands for the stick, without a question; of its files the newest is taken */
export function createStickDialogs(
  window: () => BrowserWindow | undefined,
  fixedFolder: string | undefined,
): StickDialogs {
  if (fixedFolder !== undefined) {
    return {
      folder: () => Promise.resolve(fixedFolder),
      file: () => Promise.resolve(newestIn(fixedFolder)),
    };
  }
  async function choose(options: Electron.OpenDialogOptions): Promise<string | undefined> {
    const owner = window();
    if (!owner) return undefined;
    const { filePaths } = await dialog.showOpenDialog(owner, options);
    return filePaths[0];
  }
  const extensions = [bundleEnding.slice(1)];
  return {
    folder: () => choose({ properties: ['openDirectory', 'createDirectory'] }),
    file: () => choose({ properties: ['openFile'], filters: [{ name: '摆渡包', extensions }] }),
  };
}

function newestIn(folder: string): string | undefined {
  return readdirSync(folder)
    .filter((name) => name.endsWith(bundleEnding))
    .map((name) => join(folder, name))
    .toSorted((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
    .at(-1);
}

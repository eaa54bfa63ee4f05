/** What an unpacked Electron folder looks like on each platform. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An unpacked Electron that can be started. */
export interface ElectronDistribution {
  readonly distPath: string;
  readonly electronPath: string;
  /** Without the leading `v`; `unknown` when the folder does not say. */
  readonly version: string;
  readonly isFallback: boolean;
}

const executableByPlatform: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  linux: 'electron',
  win32: 'electron.exe',
};

/** The folder read as an Electron, or undefined when no executable lies in it. */
export function readElectronDistribution(
  distPath: string,
  isFallback: boolean,
): ElectronDistribution | undefined {
  const electronPath = join(distPath, executableByPlatform[process.platform] ?? 'electron');
  if (!existsSync(electronPath)) return undefined;
  const versionFile = join(distPath, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown';
  return { distPath, electronPath, version, isFallback };
}

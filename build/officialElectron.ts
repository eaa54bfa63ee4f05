/**
 * The official Electron binary: downloaded into our cache, checked against the sums in the electron
 * package, unpacked by that package itself. A failed download is remembered for a day, so that a
 * machine that cannot reach the releases loses the time only once.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { downloadArtifact } from '@electron/get';
import { readElectronDistribution, type ElectronDistribution } from './electronDistribution.ts';
import { cacheFolder } from './repository.ts';
import { runQuietly } from './runProcess.ts';

const electronPackageFolder = dirname(
  createRequire(import.meta.url).resolve('electron/package.json'),
);
const downloadFolder = join(cacheFolder, 'electron', 'downloads');
const failureFile = join(cacheFolder, 'electron', 'official-download-failed.json');
const dayMilliseconds = 24 * 60 * 60 * 1000;
/** Longest silence of the download before it counts as failed. */
const silenceMilliseconds = 20_000;

interface DownloadFailure {
  readonly at: number;
  readonly version: string;
  readonly mirror: string;
  readonly reason: string;
}

/** The version that package.json asks for. */
export function officialElectronVersion(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(join(electronPackageFolder, 'package.json'), 'utf8'),
  );
  return (manifest as { version: string }).version;
}

/** The official Electron if it is already unpacked. */
export function installedOfficialElectron(): ElectronDistribution | undefined {
  const found = readElectronDistribution(join(electronPackageFolder, 'dist'), false);
  return found?.version === officialElectronVersion() ? found : undefined;
}

/** Downloads and unpacks it; undefined, with a remembered reason, when the releases are out of reach. */
export async function fetchOfficialElectron(): Promise<ElectronDistribution | undefined> {
  if (recentFailure()) return undefined;
  console.log(`Fetching Electron ${officialElectronVersion()} …`);
  try {
    await downloadWhileItMoves();
    await unpack();
  } catch (error) {
    rememberFailure(error);
    return undefined;
  }
  return installedOfficialElectron();
}

/** Why the last download failed, for the message that tells how to mend it. */
export function officialDownloadFailure(): string | undefined {
  return recentFailure()?.reason;
}

async function downloadWhileItMoves(): Promise<void> {
  const controller = new AbortController();
  const stop = (): void => controller.abort(new Error('no answer for 20 seconds'));
  let timer = setTimeout(stop, silenceMilliseconds);
  try {
    await downloadArtifact({
      version: officialElectronVersion(),
      artifactName: 'electron',
      cacheRoot: downloadFolder,
      checksums: readChecksums(),
      downloadOptions: {
        signal: controller.signal,
        getProgressCallback: async () => {
          clearTimeout(timer);
          timer = setTimeout(stop, silenceMilliseconds);
        },
      },
    });
  } finally {
    clearTimeout(timer);
  }
}

/** The electron package's own installer finds the archive in the cache and only unpacks it. */
async function unpack(): Promise<void> {
  const installer = join(electronPackageFolder, 'install.js');
  const result = await runQuietly(process.execPath, [installer], {
    env: { ...process.env, electron_config_cache: downloadFolder },
    timeoutMilliseconds: 5 * 60_000,
  });
  if (result.exitCode !== 0) throw new Error(result.output.trim());
}

function readChecksums(): Record<string, string> {
  const file = readFileSync(join(electronPackageFolder, 'checksums.json'), 'utf8');
  return JSON.parse(file) as Record<string, string>;
}

function recentFailure(): DownloadFailure | undefined {
  if (!existsSync(failureFile)) return undefined;
  const failure = JSON.parse(readFileSync(failureFile, 'utf8')) as DownloadFailure;
  const isSameAttempt =
    failure.version === officialElectronVersion() && failure.mirror === currentMirror();
  return isSameAttempt && Date.now() - failure.at < dayMilliseconds ? failure : undefined;
}

function rememberFailure(error: unknown): void {
  const failure: DownloadFailure = {
    at: Date.now(),
    version: officialElectronVersion(),
    mirror: currentMirror(),
    reason: reasonOf(error),
  };
  mkdirSync(dirname(failureFile), { recursive: true });
  rmSync(downloadFolder, { recursive: true, force: true });
  writeFileSync(failureFile, JSON.stringify(failure));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function currentMirror(): string {
  return process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? '';
}

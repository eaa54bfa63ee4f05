/**
 * Called by electron-builder on the unpacked app, before anything is made of it: takes out what only
 * an unpackaged Electron needs and, in a release, closes the doors that only development needs.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  flipFuses,
  FuseState,
  FuseV1Options,
  FuseVersion,
  getCurrentFuseWire,
} from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

/** What a release allows. A door that this Electron does not have is left out. */
const releaseDoors = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
] as const;

export default async function afterPack(context: AfterPackContext): Promise<void> {
  const { appOutDir, packager } = context;
  for (const leftover of [join('resources', 'default_app.asar'), 'version']) {
    await rm(join(appOutDir, leftover), { force: true });
  }
  if (process.env['LIAISON_RELEASE'] === '1') {
    await closeDoors(join(appOutDir, executableOf(packager)));
  }
}

function executableOf(packager: AfterPackContext['packager']): string {
  return packager.platform.name === 'windows'
    ? `${packager.appInfo.productFilename}.exe`
    : (packager.config.executableName ?? packager.appInfo.productFilename);
}

async function closeDoors(executable: string): Promise<void> {
  const present = await getCurrentFuseWire(executable);
  const doors = releaseDoors.filter(
    ([fuse]) => present[fuse] === FuseState.ENABLE || present[fuse] === FuseState.DISABLE,
  );
  await flipFuses(executable, { version: FuseVersion.V1, ...Object.fromEntries(doors) });
}

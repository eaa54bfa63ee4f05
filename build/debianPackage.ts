/** The .deb for Debian, Ubuntu, Kylin and UOS, made of an unpacked app with dpkg's own tools. */
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './checks.ts';
import { inRepository } from './repository.ts';
import { SetupProblem } from './setupProblem.ts';
import { ensureCommands } from './systemPackages.ts';

const packingTool = 'electron-installer-debian';
const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512];

export interface UnpackedApp {
  readonly folder: string;
  readonly debianArchitecture: 'amd64' | 'arm64';
  readonly electronVersion: string;
}

/** xz is a third smaller and takes six times as long. */
export type DebianCompression = 'xz' | 'gzip';

/** Writes release/<name>_<version>_<architecture>.deb. */
export async function makeDebianPackage(
  app: UnpackedApp,
  compression: DebianCompression,
): Promise<void> {
  await ensureCommands(['fakeroot', 'dpkg-deb']);
  await ensurePackingTool();
  const workFolder = mkdtempSync(join(tmpdir(), 'debian-package-'));
  const configFile = join(workFolder, 'options.json');
  writeFileSync(configFile, JSON.stringify(packageOptions(compression)));
  const lentFiles = lendWhatTheToolReads(app);
  try {
    const places = ['--src', app.folder, '--dest', inRepository('release')];
    const what = ['--arch', app.debianArchitecture, '--config', configFile];
    const exitCode = await runTool(packingTool, [...places, ...what]);
    if (exitCode !== 0) throw new SetupProblem('The Debian package could not be made.');
  } finally {
    for (const file of [...lentFiles, workFolder]) rmSync(file, { force: true, recursive: true });
  }
}

/** `npm ci` under a Node that is too old for it leaves the tool out, as it may: it is optional. Ours is new enough. */
async function ensurePackingTool(): Promise<void> {
  const isInstalled = () => existsSync(inRepository('node_modules', '.bin', packingTool));
  if (!isInstalled()) await runTool('npm', ['install', '--no-save']);
  if (!isInstalled()) throw new SetupProblem(`npm could not install ${packingTool}.`);
}

/** It derives dependencies and copyright from two files of a stock Electron that a packed app lacks. */
function lendWhatTheToolReads(app: UnpackedApp): string[] {
  const versionFile = join(app.folder, 'version');
  const licenceFile = join(app.folder, 'LICENSE');
  writeFileSync(versionFile, app.electronVersion);
  copyFileSync(join(app.folder, 'LICENSE.electron.txt'), licenceFile);
  return [versionFile, licenceFile];
}

function packageOptions(compression: DebianCompression): Record<string, unknown> {
  return {
    name: 'island-liaison-station',
    bin: 'island-liaison-station',
    productName: '海岛联络站',
    genericName: 'Island Liaison Station',
    description: '人大代表联络站：登记来访，办理意见，公开结果，断网照用',
    desktopTemplate: inRepository('build', 'debianDesktop.ejs'),
    icon: Object.fromEntries(iconSizes.map((size) => [`${size}x${size}`, iconFile(size)])),
    categories: ['Office'],
    section: 'misc',
    // Electron does not start without it, and the tool only recommends it.
    depends: ['libasound2t64 | libasound2'],
    recommends: ['fonts-noto-cjk'],
    compression,
  };
}

function iconFile(size: number): string {
  return inRepository('build', 'icons', `${size}x${size}.png`);
}

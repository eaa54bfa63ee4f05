/**
 * What Electron needs from a Linux machine: its shared libraries, a Chinese font (without one every
 * character is a box) and, where nobody sits in front, a virtual display. Only what is missing is
 * installed, and only where we may; elsewhere the one command that does it is printed.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runQuietly } from './runProcess.ts';
import { SetupProblem } from './setupProblem.ts';

/** One thing that is missing, with the Debian packages that bring it; the first that exists is taken. */
interface Lack {
  readonly what: string;
  readonly packages: readonly (readonly string[])[];
}

/** Since the move to 64-bit time some libraries carry a new package name. */
const electronLibraryPackages = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libasound2t64', 'libasound2'],
  ['libcups2t64', 'libcups2'],
  ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libdrm2'],
  ['libxkbcommon0'],
];

/** Makes the machine able to show the app, or throws a SetupProblem that says what would. */
export async function ensureSystemPackages(
  electronPath: string,
  needsVirtualDisplay: boolean,
): Promise<void> {
  if (process.platform !== 'linux') return;
  const lacks = await findLacks(electronPath, needsVirtualDisplay);
  if (lacks.length === 0) return;
  await install(lacks);
  const remaining = await findLacks(electronPath, needsVirtualDisplay);
  if (remaining.length > 0) throw new SetupProblem(`Still missing: ${describeLacks(remaining)}`);
}

/** Makes commands of Debian packages of the same name available, such as fakeroot. */
export async function ensureCommands(names: readonly string[]): Promise<void> {
  const missing = names.filter((name) => !isOnPath(name));
  if (missing.length > 0) {
    await install(missing.map((name) => ({ what: name, packages: [[name]] })));
  }
}

async function findLacks(electronPath: string, needsVirtualDisplay: boolean): Promise<Lack[]> {
  const [libraries, hasFont] = await Promise.all([
    missingLibraries(electronPath),
    hasChineseFont(),
  ]);
  const lacks: Lack[] = [];
  if (libraries.length > 0) {
    lacks.push({ what: libraries.join(' '), packages: electronLibraryPackages });
  }
  if (!hasFont) {
    lacks.push({ what: 'a Chinese font', packages: [['fonts-noto-cjk'], ['fontconfig']] });
  }
  if (needsVirtualDisplay && !isOnPath('Xvfb')) {
    lacks.push({ what: 'a virtual display (Xvfb)', packages: [['xvfb']] });
  }
  return lacks;
}

async function missingLibraries(electronPath: string): Promise<string[]> {
  const { output } = await runQuietly('ldd', [electronPath]);
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

async function hasChineseFont(): Promise<boolean> {
  const { exitCode, output } = await runQuietly('fc-list', [':lang=zh', 'family']);
  return exitCode === 0 && output.trim() !== '';
}

async function install(lacks: readonly Lack[]): Promise<void> {
  const mayInstall = process.getuid?.() === 0 && isOnPath('apt-get');
  if (!mayInstall) throw new SetupProblem(howToInstall(lacks));
  console.log(`Missing on this machine: ${describeLacks(lacks)}`);
  await apt(['update', '-qq']);
  const chosen = await chooseExisting(lacks.flatMap((lack) => lack.packages));
  await apt(['install', '-y', '-qq', '--no-install-recommends', ...chosen]);
}

async function apt(aptArguments: readonly string[]): Promise<void> {
  console.log(`apt-get ${aptArguments.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const result = await runQuietly('apt-get', aptArguments, { env });
  if (result.exitCode !== 0) {
    throw new SetupProblem(`apt-get ${aptArguments.join(' ')} failed:\n${result.output.trim()}`);
  }
}

async function chooseExisting(groups: readonly (readonly string[])[]): Promise<string[]> {
  const chosen: string[] = [];
  for (const names of groups) {
    for (const name of names) {
      const { output } = await runQuietly('apt-cache', ['policy', name]);
      if (/Candidate: (?!\(none\))/.test(output)) {
        chosen.push(name);
        break;
      }
    }
  }
  return chosen;
}

function howToInstall(lacks: readonly Lack[]): string {
  const names = lacks.flatMap((lack) => lack.packages.map((group) => group.at(-1)));
  return [
    `Missing on this machine: ${describeLacks(lacks)}`,
    'On Debian, Ubuntu or Kylin this command brings it:',
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${names.join(' ')}`,
    'On other systems install what is named above by your own package manager.',
  ].join('\n');
}

function describeLacks(lacks: readonly Lack[]): string {
  return lacks.map((lack) => lack.what).join(', ');
}

function isOnPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

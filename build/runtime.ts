import type { ElectronDistribution } from './electronDistribution.ts';
/** One call that makes this machine ready to run the app: Electron, libraries, font, display. */
import { findElectron } from './electronRuntime.ts';
import { ensureSystemPackages } from './systemPackages.ts';
import { lacksDisplay, startVirtualDisplay } from './virtualDisplay.ts';

export interface Runtime extends ElectronDistribution {
  /** The environment for the app: with a display, and leading the electron package to this Electron. */
  readonly env: Record<string, string>;
  /** Switches that this machine needs, before the folder of the app. */
  readonly switches: readonly string[];
  /** True when the app is shown on a virtual display that nobody sees. */
  readonly isUnseen: boolean;
  /** Ends the virtual display, if one was started. */
  stop(): Promise<void>;
}

/** Prepares everything, fetching and installing what is missing; throws a SetupProblem otherwise. */
export async function prepareRuntime(): Promise<Runtime> {
  const electron = await findElectron();
  const isUnseen = lacksDisplay();
  await ensureSystemPackages(electron.electronPath, isUnseen);
  const display = isUnseen ? await startVirtualDisplay() : undefined;
  return {
    ...electron,
    env: {
      ...utf8Locale(),
      ...inheritedEnvironment(),
      ...(display ? { DISPLAY: display.name } : {}),
      ELECTRON_OVERRIDE_DIST_PATH: electron.distPath,
    },
    switches: launchSwitches(),
    isUnseen,
    stop: async () => display?.stop(),
  };
}

/** Chromium refuses its sandbox to root, and on Linux logs every absent desktop service as an error. */
function launchSwitches(): string[] {
  if (process.platform !== 'linux') return [];
  return process.getuid?.() === 0 ? ['--log-level=3', '--no-sandbox'] : ['--log-level=3'];
}

/** Chromium reads file names by the locale; without any, a folder with a Chinese name can't be opened. */
function utf8Locale(): Record<string, string> {
  return process.platform === 'linux' ? { LANG: 'C.UTF-8' } : {};
}

function inheritedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

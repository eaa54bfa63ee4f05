// The real app in the real Electron, driven as a person would; used by tests, demo, benchmarks and pictures.
import type { ElectronApplication, Page } from '@playwright/test';
import { _electron } from '@playwright/test';
import { repositoryRoot } from '../../build/repository.ts';
import type { Runtime } from '../../build/runtime.ts';

export interface LiaisonApp {
  electron: ElectronApplication;
  page: Page;
  /** Closes the window as a person would. */
  close: () => Promise<void>;
  /** Pulls the plug: SIGKILL to the whole family of processes. */
  kill: () => Promise<void>;
}

export interface LiaisonAppOptions {
  /** Folder of the profile: what this PC keeps. */
  profile: string;
  locale?: 'zh-CN' | 'en';
  env?: Record<string, string>;
}

type Launchable = Pick<Runtime, 'env' | 'switches' | 'electronPath'>;

/** Opens the app of this checkout, or the packed one that LIAISON_E2E_APP names. */
export async function openLiaisonApp(
  runtime: Launchable,
  options: LiaisonAppOptions,
): Promise<LiaisonApp> {
  const packed = process.env['LIAISON_E2E_APP'];
  const electron = await _electron.launch({
    executablePath: packed ?? runtime.electronPath,
    args: packed ? [...runtime.switches] : [...runtime.switches, repositoryRoot],
    env: {
      ...runtime.env,
      LIAISON_PROFILE: options.profile,
      LIAISON_LOCALE: options.locale ?? 'zh-CN',
      ...options.env,
    },
  });
  const page = await electron.firstWindow();
  return {
    electron,
    page,
    close: () => electron.close(),
    kill: () => killFamily(electron),
  };
}

async function killFamily(electron: ElectronApplication): Promise<void> {
  const closed = electron.waitForEvent('close');
  electron.process().kill('SIGKILL');
  await closed;
}

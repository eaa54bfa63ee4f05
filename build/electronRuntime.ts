/** Which Electron this checkout runs on: named folder, official release, or the loud last resort. */
import { readElectronDistribution, type ElectronDistribution } from './electronDistribution.ts';
import {
  cachedFallbackElectron,
  canUseFallbackElectron,
  fetchFallbackElectron,
} from './fallbackElectron.ts';
import {
  fetchOfficialElectron,
  installedOfficialElectron,
  officialDownloadFailure,
  officialElectronVersion,
} from './officialElectron.ts';
import { SetupProblem } from './setupProblem.ts';

/** Finds or fetches an Electron and says in one line which. Throws a SetupProblem when there is none. */
export async function findElectron(): Promise<ElectronDistribution> {
  const found = namedElectron() ?? (await officialElectron()) ?? (await fallbackElectron());
  announce(found);
  return found;
}

function namedElectron(): ElectronDistribution | undefined {
  const distPath = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!distPath) return undefined;
  const cached = cachedFallbackElectron();
  const found = readElectronDistribution(distPath, cached?.distPath === distPath);
  if (!found) {
    throw new SetupProblem(
      `ELECTRON_OVERRIDE_DIST_PATH names ${distPath}, where no Electron lies.`,
    );
  }
  return found;
}

async function officialElectron(): Promise<ElectronDistribution | undefined> {
  return installedOfficialElectron() ?? (await fetchOfficialElectron());
}

async function fallbackElectron(): Promise<ElectronDistribution> {
  const found =
    cachedFallbackElectron() ??
    (canUseFallbackElectron() ? await fetchFallbackElectron() : undefined);
  if (found) return found;
  throw new SetupProblem(
    [
      `Electron ${officialElectronVersion()} could not be fetched: ${officialDownloadFailure() ?? 'unknown reason'}.`,
      'Set one of these and run the command again:',
      '  ELECTRON_MIRROR=<address of a mirror of the Electron releases, ending in />',
      '  ELECTRON_OVERRIDE_DIST_PATH=<folder with an unpacked Electron>',
    ].join('\n'),
  );
}

function announce(found: ElectronDistribution): void {
  if (!found.isFallback) {
    console.log(`Electron ${found.version} (${found.distPath})`);
    return;
  }
  console.log(
    `!! Electron ${found.version} FALLBACK, for development and tests only: ` +
      `${officialElectronVersion()} could not be fetched (set ELECTRON_MIRROR to get it).`,
  );
}

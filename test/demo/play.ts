// The demo: opens the stage, plays its two halves, and clears the stage whatever happens.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Runtime } from '../../build/runtime.ts';
import { startCounty } from '../app/countyProcess.ts';
import type { Narrator } from './narrator.ts';
import { playOfflineScenes } from './offlineScenes.ts';
import { playOnlineScenes } from './onlineScenes.ts';
import type { Stage } from './stage.ts';

/** @param folder temporary: the county's data and the profiles of three PCs */
export async function playDemo(
  narrator: Narrator,
  machine: { runtime: Runtime; folder: string; output: string },
): Promise<void> {
  const countyFolder = join(machine.folder, 'county');
  mkdirSync(countyFolder, { recursive: true });
  const county = await startCounty(countyFolder, { port: 0, sample: true });
  const stage: Stage = { ...machine, county, countyFolder, apps: new Map(), numbers: [] };
  try {
    await playOfflineScenes(narrator, stage);
    await playOnlineScenes(narrator, stage);
  } catch (error) {
    for (const [office, { page }] of stage.apps) {
      const path = join(machine.output, `failed-${office}.png`);
      await page.screenshot({ path, timeout: 5_000 }).catch(() => undefined);
    }
    throw error;
  } finally {
    for (const app of stage.apps.values()) await app.close().catch(() => undefined);
    await stage.county.stop();
  }
}

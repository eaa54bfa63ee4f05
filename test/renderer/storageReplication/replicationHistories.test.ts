// Two of our databases and one on storage-memory converge through any history.
// STORAGE_HISTORIES=1000 is the long run, STORAGE_HISTORIES_SEED the seed of the first.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { ReplicationHistory } from './replicationHistory.ts';

const histories = Number(process.env['STORAGE_HISTORIES'] ?? 30);
const firstSeed = Number(process.env['STORAGE_HISTORIES_SEED'] ?? Date.now() % 1_000_000);
const patienceMs = 20_000;

it(
  `${histories} histories, from seed ${firstSeed}`,
  { timeout: 30_000 + histories * 2000 },
  async () => {
    const faults: string[] = [];
    for (let seed = firstSeed; seed < firstSeed + histories; seed += 1) {
      const fault = await faultOf(seed);
      if (fault) faults.push(fault);
    }
    expect(faults).toEqual([]);
  },
);

it.each([[568_419, 'a photo is taken away while its note is pushed']])(
  'seed %i: %s',
  { timeout: 60_000 },
  async (seed) => {
    expect(await faultOf(seed)).toBeUndefined();
  },
);

async function faultOf(seed: number): Promise<string | undefined> {
  const history = new ReplicationHistory(seed);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('it never ended')), patienceMs);
  });
  try {
    await Promise.race([history.run(), late]);
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.stack : String(error);
    return `seed ${seed}: ${said}\n${history.story.join('\n')}`;
  } finally {
    clearTimeout(timer);
  }
}

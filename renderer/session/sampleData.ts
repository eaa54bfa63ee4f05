// Fills a trial's database once. The records are drawn from a fixed seed, so that a fill which was cut off
// is finished, not doubled.
import type { StationState } from '../../shared/bridge.ts';
import { newDeviceId } from '../../shared/ids.ts';
import { sampleDirectory } from '../../shared/sample/sampleDirectory.ts';
import { sampleRecords } from '../../shared/sample/sampleRecords.ts';
import { earliestMs, formatStamp } from '../../shared/stamp.ts';
import type { StationDatabase } from '../database/openDatabase.ts';

const mark = 'sample';

interface SampleMark {
  nowMs: number;
  filled: boolean;
}

export async function fillSample(
  database: StationDatabase,
  state: StationState,
  nowMs: number,
): Promise<void> {
  const held = database.tables.journal.get(mark)?.data as SampleMark | undefined;
  if (held?.filled) return;
  const begun = held ?? { nowMs, filled: false };
  const write = (data: SampleMark) =>
    database.writeJournal({ id: mark, kind: 'mark', at: new Date(nowMs).toISOString(), data });
  await write(begun);
  const device = state.device?.id ?? newDeviceId(seededBytes());
  const letter = state.device?.letter ?? 'A';
  const input = { nowMs: begun.nowMs, device, letter, randomBytes: seededBytes() };
  const { residents, visits, opinions, disclosures } = sampleRecords(input);
  await database.addMissing('directory', sampleDirectory(formatStamp(earliestMs, 0, device)));
  await database.addMissing('residents', residents);
  await database.addMissing('visits', visits);
  await database.addMissing('opinions', opinions);
  await database.addMissing('disclosures', disclosures);
  await write({ ...begun, filled: true });
}

/** mulberry32: the ids of invented records need no secrecy, only to come out the same again. */
function seededBytes(): (length: number) => Uint8Array {
  let seed = 20241226;
  const next = () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) & 0xff;
  };
  return (length) => Uint8Array.from({ length }, next);
}

// One clock and one source of ids for all sample acts, so that their stamps run in the order of the story.
import type { Act } from '../acts.ts';
import { localDateAt, startOfDay } from '../calendar.ts';
import type { RandomBytes, RecordId } from '../ids.ts';
import { newRecordId } from '../ids.ts';
import type { Stamp } from '../stamp.ts';
import { createStampClock } from '../stamp.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

/** 12.9 days ago is a morning, 12.1 an afternoon of that day; less than one is earlier today. */
export function timeAgo(nowMs: number, ago: number): number {
  if (ago < 1) return nowMs - ago * 6 * hourMs;
  const day = Math.floor(ago);
  const closing = startOfDay(localDateAt(nowMs - day * dayMs)) + 17 * hourMs;
  return Math.trunc(closing - (ago - day) * 8 * hourMs);
}

/** Something to be written down at a time; `write` is called in the order of the times. */
export interface Planned {
  timeMs: number;
  write: (desk: SampleDesk) => void;
}

export interface SampleDesk {
  stamp: () => Stamp;
  act: (kind: string, by: string, payload: Record<string, unknown>) => Act;
}

/** Writes everything planned, earliest first; what is planned for one moment keeps its order. */
export function writeInOrder(
  planned: readonly Planned[],
  device: string,
  randomBytes: RandomBytes,
): void {
  let time = 0;
  const clock = createStampClock(device, () => time);
  const desk: SampleDesk = {
    stamp: () => clock.next(),
    act: (kind, by, payload) => ({
      ...payload,
      id: newRecordId(time, randomBytes),
      at: clock.next(),
      by,
      device,
      kind,
    }),
  };
  for (const plan of planned.toSorted((a, b) => a.timeMs - b.timeMs)) {
    time = plan.timeMs;
    plan.write(desk);
  }
}

/** One record's acts while they are being written. */
export interface SampleRecord {
  id: RecordId;
  acts: Act[];
}

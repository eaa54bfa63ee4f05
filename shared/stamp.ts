// Hybrid logical clock: orders acts across PCs whose clocks disagree.
// Kulkarni et al., "Logical Physical Clocks" (2014). Rules ST1–ST5.
import { z } from 'zod';
import type { ProblemCode } from './problems.ts';

/** `time-counter-device`, hexadecimal milliseconds and counter: sorts as text in the order of the clock. */
export const stamp = z
  .string()
  .regex(/^[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-z]{10}$/)
  .max(28);
export type Stamp = z.infer<typeof stamp>;

const dayMs = 24 * 60 * 60 * 1000;
/** A PC may run this far ahead of the county before its acts are refused. */
export const maxAheadMs = 7 * dayMs;
/** No act is older than the county's decision of 26 December 2024 which this app serves. */
export const earliestMs = Date.UTC(2024, 11, 26);
const lastCounter = 0xffff;

export function formatStamp(timeMs: number, counter: number, device: string): Stamp {
  const time = Math.trunc(timeMs).toString(16).padStart(12, '0');
  return `${time}-${counter.toString(16).padStart(4, '0')}-${device}`;
}

/** Milliseconds since 1970, by the clock of the PC that made the stamp. */
export function stampTime(value: Stamp): number {
  return Number.parseInt(value.slice(0, 12), 16);
}

function stampCounter(value: Stamp): number {
  return Number.parseInt(value.slice(13, 17), 16);
}

export function stampDevice(value: Stamp): string {
  return value.slice(18);
}

export function compareStamps(a: Stamp, b: Stamp): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export interface StampClock {
  /** A stamp later than every one made or observed before. [ST1] */
  next(): Stamp;
  /** Learns of a stamp made elsewhere; one from a clock more than `maxAheadMs` ahead is not followed. [ST3] */
  observe(seen: Stamp): void;
}

/**
 * @param now milliseconds since 1970; may jump back, stamps will not. [ST2]
 * @param last the latest stamp this device knows, so that a restart with the clock set back keeps the order
 */
export function createStampClock(device: string, now: () => number, last?: Stamp): StampClock {
  let time = last ? stampTime(last) : 0;
  let counter = last ? stampCounter(last) : 0;

  function advance(): void {
    const wall = Math.trunc(now());
    if (wall > time) {
      time = wall;
      counter = 0;
    } else if (counter < lastCounter) {
      counter += 1;
    } else {
      time += 1;
      counter = 0;
    }
  }

  return {
    next() {
      advance();
      return formatStamp(time, counter, device);
    },
    observe(seen) {
      const seenTime = stampTime(seen);
      if (seenTime > now() + maxAheadMs) return;
      if (seenTime < time) return;
      counter = seenTime > time ? stampCounter(seen) : Math.max(counter, stampCounter(seen));
      time = seenTime;
    },
  };
}

/** What the county says to a stamp's time, by its own clock. [ST4] [ST5] */
export function stampProblem(value: Stamp, countyNowMs: number): ProblemCode | undefined {
  const time = stampTime(value);
  if (time > countyNowMs + maxAheadMs) return 'act.stampFuture';
  if (time < earliestMs) return 'act.stampAncient';
  return undefined;
}

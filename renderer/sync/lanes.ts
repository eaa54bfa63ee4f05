// Eight lanes to the county, shared by all collections, and parcels as large as the line bears: a cut in the middle
// repeats at most what was on one lane, and a slow answer holds up one lane only.
import type { Patience } from './backOff.ts';
import { backOffMs, mayTryAgain, pause } from './backOff.ts';

/** So many, because a lane either sends or hears; with half of them the line is idle half of the time. */
const laneCount = 8;
/** Rows the county takes in one push. */
const mostRows = 200;
/** Characters of JSON: about 70 records, 9 kB when packed. Much smaller ones would only wait for the round trip. */
const firstParcel = 56 * 1024;
const leastParcel = 28 * 1024;
const largestParcel = 192 * 1024;
/** A parcel that takes less could have been larger; one that takes longer risks too much. */
const quickMs = 2_500;
const slowMs = 10_000;

export interface Work<Row> {
  /** Of two works the one with the lower rank gets the next free lane. */
  rank: number;
  rows: readonly Row[];
  /** Characters of JSON; one record alone may be larger than a parcel. */
  sizeOf: (row: Row) => number;
  send: (parcel: Row[]) => Promise<void>;
}

export interface Lanes {
  /** Resolves when every row was sent; after a failure that is not the line's no new parcel is begun. */
  carry<Row>(work: Work<Row>): Promise<void>;
  /** Resolves when nothing is on its way, or after a while. */
  whenIdle(mostMs: number): Promise<void>;
}

interface Job {
  rank: number;
  /** Takes a parcel of this size off the rows and sends it; undefined when none is left. */
  begin: (size: number) => Promise<void> | undefined;
}

export function createLanes(patience: Patience): Lanes {
  let free = laneCount;
  let parcel = firstParcel;
  const jobs: Job[] = [];
  const waiting: (() => void)[] = [];

  function pump(): void {
    while (free > 0) {
      const job = jobs[0];
      if (!job) return;
      const sending = job.begin(parcel);
      if (!sending) {
        jobs.shift();
        continue;
      }
      free -= 1;
      void sending.finally(() => {
        free += 1;
        pump();
        letWaiting();
      });
    }
  }

  function enter(job: Job): void {
    if (jobs.includes(job)) return;
    const behind = jobs.findIndex(({ rank }) => rank > job.rank);
    jobs.splice(behind < 0 ? jobs.length : behind, 0, job);
  }

  function letWaiting(): void {
    if (free < laneCount || jobs.length > 0) return;
    for (const go of waiting.splice(0)) go();
  }

  function learn(tookMs: number, size: number): void {
    if (tookMs < quickMs && size > parcel / 2) parcel = Math.min(largestParcel, parcel * 1.5);
    if (tookMs > slowMs) parcel = Math.max(leastParcel, parcel / 2);
  }

  return {
    whenIdle: (mostMs) =>
      free === laneCount && jobs.length === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            const timer = setTimeout(resolve, mostMs);
            waiting.push(() => {
              clearTimeout(timer);
              resolve();
            });
          }),
    carry: <Row>({ rank, rows, sizeOf, send }: Work<Row>) =>
      new Promise<void>((resolve, reject) => {
        const left = [...rows];
        let underway = 0;
        let failures = 0;
        let failure: { error: unknown } | undefined;

        const settle = () => {
          if (underway > 0 || (left.length > 0 && !failure)) return;
          if (failure) reject(failure.error);
          else resolve();
        };
        const travel = async (taken: Row[], size: number) => {
          const started = performance.now();
          try {
            await send(taken);
            failures = 0;
            learn(performance.now() - started, size);
          } catch (error) {
            failures += 1;
            if (!mayTryAgain(error, failures, patience.gate)) {
              failure ??= { error };
              return;
            }
            parcel = Math.max(leastParcel, parcel / 2);
            await pause(backOffMs(failures, patience));
            left.unshift(...taken);
          } finally {
            underway -= 1;
            if (left.length > 0 && !failure) enter(job);
            settle();
          }
        };
        const job: Job = {
          rank,
          begin: (most) => {
            if (failure || left.length === 0) return undefined;
            const { taken, size } = takeParcel(left, sizeOf, most);
            underway += 1;
            return travel(taken, size);
          },
        };
        if (left.length > 0) enter(job);
        settle();
        pump();
      }),
  };
}

/** From the front, in order; at least one row. */
export function takeParcel<Row>(
  rows: Row[],
  sizeOf: (row: Row) => number,
  most: number,
): { taken: Row[]; size: number } {
  const taken: Row[] = [];
  let size = 0;
  for (const row of rows) {
    const next = size + sizeOf(row);
    if (taken.length > 0 && (taken.length >= mostRows || next > most)) break;
    taken.push(row);
    size = next;
  }
  rows.splice(0, taken.length);
  return { taken, size };
}

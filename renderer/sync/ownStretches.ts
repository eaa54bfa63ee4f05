// What this PC has pushed need not come back with the next pull: the answer to the push was the county's own version.
// Kept in memory only, so that a PC whose disk was restored from a backup gets everything again.
import { maxSkips } from '../../shared/sync/protocol.ts';

export type Stretch = [first: number, last: number];

export interface OwnStretches {
  /**
   * Numbers of the feed which one push has used.
   * @param used how many numbers that push can have used; when there are more between them, others' may be among them
   */
  note(numbers: readonly number[], used: number): void;
  /** Every collection is known up to here: what lies before is asked for no more. */
  forget(upTo: number): void;
  /** The latest ones, in the order of the feed. */
  list(): Stretch[];
}

export function createOwnStretches(): OwnStretches {
  let stretches: Stretch[] = [];
  return {
    note(numbers, used) {
      if (numbers.length === 0) return;
      const first = Math.min(...numbers);
      const last = Math.max(...numbers);
      if (last - first + 1 > used) return;
      stretches = [...stretches, [first, last] satisfies Stretch]
        .toSorted(([a], [b]) => a - b)
        .slice(-maxSkips);
    },
    forget: (upTo) => {
      stretches = stretches.filter(([, last]) => last > upTo);
    },
    list: () => stretches,
  };
}

// How quick the line was when the last photo came over it; a quick one brings the other photos of a page by itself.
import type { WritableStore } from '../session/store.ts';
import { createStore } from '../session/store.ts';

/** Bits per second; undefined until a photo came. */
export const lineRate: WritableStore<number | undefined> = createStore<number | undefined>(
  undefined,
);

/** A photo of half a megabyte takes two seconds. */
const goodRate = 2_000_000;

export function isGoodRate(rate: number | undefined): boolean {
  return rate !== undefined && rate >= goodRate;
}

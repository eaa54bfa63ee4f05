// Every property prints its seed and path when it fails; FC_SEED and FC_PATH run exactly that case again.
import type fc from 'fast-check';

/** Settings of one property: how often it runs, and the failing case to run again. */
export function runs(numRuns: number): fc.Parameters<unknown> {
  const seed = process.env['FC_SEED'];
  const path = process.env['FC_PATH'];
  return {
    numRuns,
    ...(seed ? { seed: Number(seed) } : {}),
    ...(path ? { path } : {}),
  };
}

/** Random bytes that are the same in every run. */
export function steadyBytes(start = 1): (length: number) => Uint8Array {
  let state = start;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) & 0xff;
  };
  return (length) => Uint8Array.from({ length }, next);
}

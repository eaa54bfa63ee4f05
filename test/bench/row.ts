/** What every benchmark reports: our figure beside a peer's, measured in the same run. */

/** One comparison. Medians; the ratio is what travels between machines, the figures do not. */
export interface Row {
  readonly what: string;
  readonly ours: number;
  readonly peer: number;
  readonly unit: string;
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
}

export interface Benchmark {
  /** One sentence: what is compared with what. */
  readonly describe: string;
  readonly run: () => Promise<Row[]>;
}

/** A comparison of two series whose goal is that ours takes at most `mostTimesPeer` as much. */
export function compareMedians(
  what: string,
  unit: string,
  series: { readonly ours: readonly number[]; readonly peer: readonly number[] },
  mostTimesPeer: number,
): Row {
  const ours = round(median(series.ours));
  const peer = round(median(series.peer));
  const ratio = round(ours / peer);
  return { what, ours, peer, unit, ratio, goal: `≤ ${mostTimesPeer}`, met: ratio <= mostTimesPeer };
}

/** Throws when there is nothing to take it of: a benchmark without figures has failed. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('a benchmark measured nothing');
  return middle;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

// In which order pushes are worked on: whoever brings one record does not wait behind whoever brings
// two weeks of them, and only as many are in work as keep processor and database busy.

/** A person who waits at the screen brings no more than this. */
const fewRows = 10;
const fewAtOnce = 4;

type Load = 'few' | 'many';

export interface Turns {
  /** Resolves when it is this push's turn, to what ends the turn. */
  take: (rows: number) => Promise<() => void>;
}

/** `manyAtOnce`: large pushes in work. */
export function openTurns(manyAtOnce: number): Turns {
  const atOnce: Record<Load, number> = { few: fewAtOnce, many: manyAtOnce };
  const waiting: Record<Load, (() => void)[]> = { few: [], many: [] };
  const running: Record<Load, number> = { few: 0, many: 0 };
  const end = (load: Load) => {
    const next = waiting[load].shift();
    if (next) next();
    else running[load] -= 1;
  };
  return {
    async take(rows) {
      const load: Load = rows <= fewRows ? 'few' : 'many';
      if (running[load] < atOnce[load]) running[load] += 1;
      // Whoever ends hands over the place.
      else await new Promise<void>((resolve) => waiting[load].push(resolve));
      return () => end(load);
    },
  };
}

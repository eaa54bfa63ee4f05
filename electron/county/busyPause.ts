// A county that two hundred stations reach at once says when to come again; nothing is asked before, and at random
// after, so that they do not all come again at the same moment.

/** A county that asks for more is not waited for here: the next try is the link's. */
const longestPauseMs = 60_000;

export interface BusyPause {
  /** Reads the county's Retry-After. */
  learn(response: Response): void;
  /** Resolves when the county may be asked again. */
  over(): Promise<void>;
  /** Whether the county has said when to come again. */
  isKnown(): boolean;
}

export function createBusyPause(
  now: () => number = Date.now,
  random: () => number = Math.random,
): BusyPause {
  let until = 0;
  return {
    learn({ status, headers }) {
      if (status !== 503 && status !== 429) return;
      const seconds = Number(headers.get('retry-after') ?? Number.NaN);
      if (!(seconds > 0) || seconds * 1000 > longestPauseMs) return;
      until = now() + seconds * 1000;
    },
    async over() {
      const left = until - now();
      if (left <= 0 || left > longestPauseMs) return;
      await new Promise((resolve) => setTimeout(resolve, left * (1 + random() / 2)));
    },
    isKnown: () => until > now(),
  };
}

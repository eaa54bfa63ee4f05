// Five wrong passphrases slow a person down on this PC; the count outlives a restart.
import type { VaultContent } from './vault.ts';

const freeTries = 5;
const firstPauseMs = 30_000;
const longestPauseMs = 15 * 60_000;

type Tries = VaultContent['tries'];

/** Milliseconds until the person may try again. */
export function pauseLeft(tries: Tries, person: string, nowMs: number): number {
  const made = tries[person];
  if (!made || made.count < freeTries) return 0;
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (made.count - freeTries));
  return Math.max(0, pause - Math.max(0, nowMs - made.lastAt));
}

export function withTry(tries: Tries, person: string, nowMs: number): Tries {
  return { ...tries, [person]: { count: (tries[person]?.count ?? 0) + 1, lastAt: nowMs } };
}

export function withoutTries(tries: Tries, person: string): Tries {
  const { [person]: _forgotten, ...others } = tries;
  return others;
}

/** A clock that was set back must not make a pause longer: it begins now. */
export function withPauseFromNow(tries: Tries, person: string, nowMs: number): Tries {
  const made = tries[person];
  return made && made.lastAt > nowMs ? { ...tries, [person]: { ...made, lastAt: nowMs } } : tries;
}

// How fast records travel from here to the county, measured while they do: packing, waiting and repeating included.
// Remembered, so that a PC without a link can still say how long what waits took the last time.
import type { JournalDocument } from '../database/journal.ts';
import type { StationDatabase } from '../database/openDatabase.ts';

const mark = 'push-pace';
/** Less says more about one round trip than about the line. */
const tellingCharacters = 16 * 1024;

interface PaceNote {
  charactersPerSecond: number;
}

interface Running {
  underway: number;
  since: number;
  characters: number;
}

const running = new WeakMap<StationDatabase, Running>();

/** Characters of JSON per second; undefined while nothing has been measured. */
export function knownPace(journal: readonly JournalDocument[]): number | undefined {
  const note = journal.find(({ id }) => id === mark)?.data as PaceNote | undefined;
  return note?.charactersPerSecond;
}

/** A parcel sets out; call the answer with its characters when it has arrived, with nothing when it has not. */
export function setOut(
  database: StationDatabase,
  now: () => number,
): (arrived?: number) => Promise<void> {
  const state = running.get(database) ?? { underway: 0, since: 0, characters: 0 };
  running.set(database, state);
  if (state.underway === 0) Object.assign(state, { since: now(), characters: 0 });
  state.underway += 1;
  return async (arrived = 0) => {
    state.underway -= 1;
    state.characters += arrived;
    // Four parcels travel side by side: what counts is the time in which any was on its way.
    if (state.underway > 0 || state.characters < tellingCharacters) return;
    const seconds = Math.max(1, now() - state.since) / 1000;
    const data: PaceNote = { charactersPerSecond: Math.round(state.characters / seconds) };
    const at = new Date(now()).toISOString();
    await database.writeJournal({ id: mark, kind: 'mark', at, data });
  };
}

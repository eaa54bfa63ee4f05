// Up to where this PC has read the county's replies that came by boat: the next one needs to bring only what is newer.
// It lies in the database, so that an emptied database gets everything again.
import type { DownMessage, FeedPlace } from '../../shared/bundle/bundle.ts';
import type { StationDatabase } from '../database/openDatabase.ts';

const mark = 'ferry-known';

export function knownPlace(database: StationDatabase): FeedPlace | undefined {
  return database.tables.journal.get(mark)?.data as FeedPlace | undefined;
}

/** A reply that begins behind a gap, or ends before what is known, moves nothing. */
export async function moveKnownPlace(
  database: StationDatabase,
  { after, upTo }: Extract<DownMessage, { say: 'answer' }>,
  nowMs: number,
): Promise<void> {
  const known = knownPlace(database);
  const reached = known?.epoch === upTo.epoch ? known.seq : 0;
  if (after > reached || upTo.seq <= reached) return;
  const at = new Date(nowMs).toISOString();
  await database.writeJournal({ id: mark, kind: 'mark', at, data: upTo });
}

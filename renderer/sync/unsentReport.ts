// The county shuts this PC out: main destroys the keys only when it hears from here that nothing exists on this PC alone.
import type { Bridge, StationState } from '../../shared/bridge.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import { readWaiting } from '../queries/waiting.ts';

/** What somebody was just registering is counted too. */
const settleMs = 3_000;

/** Returns the function that stops it. */
export function reportUnsent(bridge: Bridge, database: StationDatabase): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const report = (state: StationState): void => {
    if (state.problem !== 'device.revoked') return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      void bridge.call('station.unsent', { records: unsentRecords(database) });
    }, settleMs);
  };
  const stop = bridge.on('station.state', report);
  void bridge.call('station.state').then(report);
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Drafts, refused acts and photos count: they too are somebody's words or pictures, and nobody else has them. */
function unsentRecords({ tables, photos }: StationDatabase): number {
  const { visits, opinions, disclosures, residents, journal } = tables;
  const waiting = readWaiting({
    visits: visits.all(),
    opinions: opinions.all(),
    disclosures: disclosures.all(),
    residents: residents.all(),
    journal: journal.all(),
  });
  const unfinished = journal
    .all()
    .filter(({ kind, id }) => kind === 'draft' || id.startsWith('registration:'));
  const pictures = photos.table.all().filter(({ state }) => state === 'waiting');
  return [waiting.records, waiting.refused, unfinished, pictures].flat().length;
}

// RxDB believes that a record is delivered when the push did not fail. Only the county's receipt says so: whatever
// lacks one is sent, all of it at once, at every new contact and whenever somebody asks for it.
import { residentDelivered } from '../../shared/reception/resident.ts';
import type { SyncedCollection, SyncedDocument } from '../../shared/records.ts';
import type { LiveTable } from '../database/liveTable.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import type { LinkGate } from './linkGate.ts';
import type { Pusher } from './push.ts';

export type Pushers = Map<SyncedCollection, Pusher<SyncedDocument>>;

export interface Sweeper {
  /** As soon as the link is there; asked again meanwhile, it is still done once. */
  sweepSoon(): void;
}

export function createSweeper(
  database: StationDatabase,
  pushers: Pushers,
  gate: LinkGate,
): Sweeper {
  let isWaiting = false;
  async function sweep(): Promise<void> {
    await gate.whenOpen();
    isWaiting = false;
    if (gate.isClosed()) return;
    await Promise.all([...pushers].map(([name, pusher]) => sendUnsigned(database, name, pusher)));
  }
  return {
    sweepSoon: () => {
      if (isWaiting) return;
      isWaiting = true;
      // A sweep that fails needs no report: the link says why, and the next contact sweeps again.
      void sweep().catch(() => {
        isWaiting = false;
      });
    },
  };
}

/** Unites what the county answers with ours. */
async function sendUnsigned(
  database: StationDatabase,
  name: SyncedCollection,
  pusher: Pusher<SyncedDocument>,
): Promise<void> {
  const table = database.tables[name] as unknown as LiveTable<SyncedDocument>;
  const unsigned = table.all().filter((document) => !isSigned(document));
  for (const master of await pusher.send(unsigned)) {
    await database.merge(name, master);
  }
}

/** Whether the county has signed for everything in it. */
export function isSigned(document: SyncedDocument): boolean {
  if ('acts' in document) return document.acts.every((act) => act.received !== undefined);
  return !('fields' in document) || residentDelivered(document);
}

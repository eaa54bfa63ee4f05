// Opens the station's data after a sign-in: database, unfinished writes, clock, and the replication with the county.
import type { Bridge, HeldData, StationState } from '../../shared/bridge.ts';
import type { RandomBytes } from '../../shared/ids.ts';
import { newDeviceId } from '../../shared/ids.ts';
import type { StampClock } from '../../shared/stamp.ts';
import { createStampClock } from '../../shared/stamp.ts';
import type { Desk } from '../actions/desk.ts';
import { createQueue } from '../actions/desk.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import { finishRegistrations } from '../database/registration.ts';
import type { PhotoLane } from '../photos/photoLane.ts';
import { startPhotoLane } from '../photos/photoLane.ts';
import { removeStrayPhotos } from '../photos/removeStrayPhotos.ts';
import type { Replication } from '../sync/replication.ts';
import { startReplication } from '../sync/replication.ts';
import { goneData, tellHeldData } from './heldData.ts';
import { latestStamp } from './latestStamp.ts';
import { keepOwnDirectory } from './ownDirectory.ts';
import { fillSample } from './sampleData.ts';

export interface OpenStation {
  name: string;
  database: StationDatabase;
  clock: StampClock;
  /** Undefined on a station without a county. */
  replication: Replication | undefined;
  /** Undefined on a station without a county. */
  photoLane: PhotoLane | undefined;
  oneAtATime: Desk['oneAtATime'];
}

interface OpeningParts {
  bridge: Bridge;
  state: StationState;
  /** Opens the database under a name; the storage holds the key. */
  open: (name: string) => Promise<StationDatabase>;
  /** Asked when the database lost what it held; resolves when a person goes on without it. */
  mayGoOn: (gone: HeldData) => Promise<void>;
  now: () => number;
  randomBytes: RandomBytes;
}

/** On a failure the database is closed again and the error thrown on. */
export async function openStation(parts: OpeningParts): Promise<OpenStation> {
  const name = parts.state.databaseName;
  if (name === undefined) throw new Error('signed in to a station that was never set up');
  const database = await parts.open(name);
  try {
    await noticeGoneData(parts, name, database);
    const station = await fillStation(parts, name, database);
    if (!isTrial(parts.state)) tellHeldData(parts.bridge, name, database);
    return station;
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

async function noticeGoneData(
  { bridge, state, mayGoOn }: OpeningParts,
  name: string,
  database: StationDatabase,
): Promise<void> {
  const gone = isTrial(state) ? undefined : await goneData(bridge, name, database);
  if (!gone) return;
  await mayGoOn(gone);
  await bridge.call('data.letGo');
}

/** What is invented may be lost, and is removed on purpose. */
function isTrial({ samplePassphrase }: StationState): boolean {
  return samplePassphrase !== undefined;
}

async function fillStation(
  parts: OpeningParts,
  name: string,
  database: StationDatabase,
): Promise<OpenStation> {
  const { bridge, state, now, randomBytes } = parts;
  const device = state.device?.id ?? newDeviceId(randomBytes);
  await finishRegistrations(database);
  await removeStrayPhotos(database);
  if (state.mode === 'sample') await fillSample(database, state, now());
  const inCounty = state.mode === 'county';
  const clock = createStampClock(device, now, latestStamp(database.tables, inCounty, now()));
  if (state.mode === 'standAlone') await keepOwnDirectory(database, state, clock);
  const replication = inCounty ? await replicate(bridge, database, now) : undefined;
  const photoLane = inCounty ? await startPhotoLane({ bridge, database, now }) : undefined;
  return { name, database, clock, replication, photoLane, oneAtATime: createQueue() };
}

const epochMark = 'county-epoch';

async function replicate(
  bridge: Bridge,
  database: StationDatabase,
  now: () => number,
): Promise<Replication> {
  const mark = database.tables.journal.get(epochMark)?.data as { epoch: string } | undefined;
  return startReplication({
    bridge,
    database,
    now,
    epoch: mark?.epoch,
    keepEpoch: (epoch) => {
      const at = new Date(now()).toISOString();
      return database.writeJournal({ id: epochMark, kind: 'mark', at, data: { epoch } });
    },
  });
}

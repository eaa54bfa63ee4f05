// A PC as the tests use it: a real RxDB database in memory, a clock of its own, a person at the desk.
import { randomBytes as nodeRandomBytes } from 'node:crypto';
import type { RxStorage } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { Desk } from '../../../renderer/actions/desk.ts';
import { createQueue } from '../../../renderer/actions/desk.ts';
import type { StationDatabase } from '../../../renderer/database/openDatabase.ts';
import { openDatabase } from '../../../renderer/database/openDatabase.ts';
import type { Replication } from '../../../renderer/sync/replication.ts';
import { startReplication } from '../../../renderer/sync/replication.ts';
import {
  sampleCounty,
  samplePeople,
  sampleStation,
} from '../../../shared/sample/sampleDirectory.ts';
import type { Stamp } from '../../../shared/stamp.ts';
import { createStampClock } from '../../../shared/stamp.ts';
import type { PersonCard, Office } from '../../../shared/sync/protocol.ts';
import type { CountyLine } from './memoryCounty.ts';

export interface StationPc {
  database: StationDatabase;
  /** The desk with another person at it. */
  as(person: PersonCard): Desk;
  asRecorder: Desk;
  asHead: Desk;
  time: { now: number };
  replication: Replication | undefined;
  close(): Promise<void>;
}

export interface StationPcInput {
  device?: string;
  letter?: string;
  office?: Office;
  line?: CountyLine;
  time?: { now: number };
  last?: Stamp;
  /** To open the same database again. */
  name?: string;
  storage?: RxStorage<unknown, unknown>;
}

let opened = 0;

export async function openStationPc(input: StationPcInput = {}): Promise<StationPc> {
  opened += 1;
  const time = input.time ?? { now: Date.UTC(2026, 10, 23, 1) };
  const storage = input.storage ?? privateMemory();
  const database = await openDatabase(input.name ?? `pc${opened}`, storage);
  const device = { id: input.device ?? 'devicea001', letter: input.letter ?? 'A' };
  const office = input.office ?? sampleStation;
  const now = () => time.now;
  const clock = createStampClock(device.id, now, input.last);
  const oneAtATime = createQueue();
  const as = (person: PersonCard): Desk => ({
    database,
    clock,
    actor: { person: person.id, office: office.id, roles: person.roles },
    office,
    device,
    now,
    randomBytes: (length) => new Uint8Array(nodeRandomBytes(length)),
    oneAtATime,
  });
  const replication = input.line
    ? await startReplication({
        bridge: input.line.bridge,
        database,
        epoch: undefined,
        keepEpoch: () => Promise.resolve(),
        now,
        retryMs: 20,
      })
    : undefined;
  return {
    database,
    as,
    asRecorder: as(samplePeople.recorder),
    asHead: as(samplePeople.head),
    time,
    replication,
    close: async () => {
      await replication?.stop();
      await database.close();
    },
  };
}

export const countyOffice = sampleCounty;

/** Memory that no other database of the process sees. */
export function privateMemory(): RxStorage<unknown, unknown> {
  return { ...getRxStorageMemory(), collectionStates: new Map() } as RxStorage<unknown, unknown>;
}

/** Polls until the condition holds; fails with what it last said. */
export async function eventually(holds: () => boolean | string, withinMs = 8_000): Promise<void> {
  const end = Date.now() + withinMs;
  let last: boolean | string = false;
  while (Date.now() < end) {
    last = holds();
    if (last === true) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`did not come true: ${String(last)}`);
}

/** A station's PC without its window: the real line of the main process and the real replication, on a link of our choice. */
import { randomBytes as nodeRandomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ferry } from '../../../electron/bundle/ferry.ts';
import { createHandlers } from '../../../electron/handlers.ts';
import type { PhotoLine } from '../../../electron/photos/photoLine.ts';
import { openDataMark } from '../../../electron/profile/dataMark.ts';
import type { Desk } from '../../../renderer/actions/desk.ts';
import { createQueue } from '../../../renderer/actions/desk.ts';
import type { StationDatabase } from '../../../renderer/database/openDatabase.ts';
import { openDatabase } from '../../../renderer/database/openDatabase.ts';
import { readWaiting } from '../../../renderer/queries/waiting.ts';
import type { Replication } from '../../../renderer/sync/replication.ts';
import { startReplication } from '../../../renderer/sync/replication.ts';
import type { Bridge, BridgeEvents } from '../../../shared/bridge.ts';
import { samplePassphrase, samplePeople } from '../../../shared/sample/sampleDirectory.ts';
import { createStampClock } from '../../../shared/stamp.ts';
import type { PersonCard } from '../../../shared/sync/protocol.ts';
import type { OpenStation } from '../../electron/stationAt.ts';
import { stationAt } from '../../electron/stationAt.ts';
import { privateMemory } from '../../renderer/sync/stationPc.ts';

/** Which way the requests go. */
export type Road = 'direct' | 'ferry' | 'none';

export interface FerryStation {
  desk: Desk;
  database: StationDatabase;
  replication: Replication;
  /** The person's commands to the county, such as for a new device code. */
  link: OpenStation['link'];
  take(road: Road): void;
  /** Requests begun so far. */
  requests(): number;
  /** Records that the county has not signed for. */
  waiting(): number;
  /** Records of the synced collections. */
  records(): number;
  close(): Promise<void>;
}

export interface FerryStationInput {
  county: string;
  code: string;
  ferryPort: number;
  person?: PersonCard;
  /** Which way the first contact goes. */
  road: Road;
}

export async function openFerryStation(input: FerryStationInput): Promise<FerryStation> {
  const folder = mkdtempSync(join(tmpdir(), 'ferry-station-'));
  const person = input.person ?? samplePeople.recorder;
  let road: Road = 'direct';
  let requests = 0;
  const listeners = new Map<string, ((detail: never) => void)[]>();
  const tell = <Event extends keyof BridgeEvents>(event: Event, detail: BridgeEvents[Event]) => {
    for (const listener of listeners.get(event) ?? []) listener(detail as never);
  };
  const { station, link, log } = stationAt(folder, {
    fetch: (url, init) => {
      requests += 1;
      if (road === 'none') return Promise.reject(new TypeError('fetch failed'));
      const ferry = `http://127.0.0.1:${input.ferryPort}`;
      return fetch(road === 'ferry' ? url.replace(input.county, ferry) : url, init);
    },
    tell,
  });
  const joined = await station.enrolTrial(input.county, input.code);
  if (!joined.ok) throw new Error(joined.problem.code);
  const bridge = bridgeOver(
    createHandlers({
      station,
      link,
      log,
      printing: { paper: unavailable, pdf: unavailable },
      dataMark: openDataMark(folder, log),
      ferry: {} as Ferry,
      photos: {} as PhotoLine,
      saveSettings: () => undefined,
    }),
    listeners,
  );
  road = input.road;
  const entered = await station.signIn({ person: person.id, secret: samplePassphrase });
  if (!entered.ok) throw new Error(entered.problem.code);
  const database = await openDatabase(
    `ferry${nodeRandomBytes(6).toString('hex')}`,
    privateMemory(),
  );
  const replication = await startReplication({
    bridge,
    database,
    epoch: undefined,
    keepEpoch: () => Promise.resolve(),
    now: Date.now,
  });
  const { device, office } = station.state();
  if (!device || !office) throw new Error('not enrolled');
  return {
    desk: {
      database,
      clock: createStampClock(device.id, Date.now),
      actor: { person: person.id, office: office.id, roles: person.roles },
      office,
      device,
      now: Date.now,
      randomBytes: (length) => new Uint8Array(nodeRandomBytes(length)),
      oneAtATime: createQueue(),
    },
    database,
    replication,
    link,
    take(next) {
      road = next;
      link.retry();
    },
    requests: () => requests,
    waiting: () => waitingIn(database),
    records: () => recordsIn(database),
    close: async () => {
      link.rest();
      await replication.stop();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const unavailable = () => Promise.reject(new Error('there is no window here'));

/** What crosses to the window is copied, as it is between two processes. */
function bridgeOver(
  handlers: ReturnType<typeof createHandlers>,
  listeners: Map<string, ((detail: never) => void)[]>,
): Bridge {
  const call = async (name: keyof typeof handlers, input: unknown): Promise<unknown> => {
    const handler = handlers[name] as (given: unknown) => unknown;
    return structuredClone(await handler(structuredClone(input)));
  };
  return {
    call: call as Bridge['call'],
    on: (event, listener) => {
      const held = listeners.get(event) ?? [];
      listeners.set(event, [...held, listener]);
      return () =>
        listeners.set(
          event,
          (listeners.get(event) ?? []).filter((one) => one !== listener),
        );
    },
  };
}

function waitingIn({ tables }: StationDatabase): number {
  return readWaiting({
    visits: tables.visits.all(),
    opinions: tables.opinions.all(),
    disclosures: tables.disclosures.all(),
    residents: tables.residents.all(),
    journal: tables.journal.all(),
  }).records.length;
}

function recordsIn({ tables }: StationDatabase): number {
  const { visits, opinions, disclosures, residents } = tables;
  return [visits, opinions, disclosures, residents].reduce(
    (sum, table) => sum + table.all().length,
    0,
  );
}

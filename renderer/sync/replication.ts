// Keeps the station and the county the same: one RxDB replication per collection, acts first. What is delivered is
// known from the county's receipts alone, so whatever lacks one is sent again at every new contact.
import type { RxReplicationState } from 'rxdb/plugins/replication';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { Subject, filter, map } from 'rxjs';
import type { Bridge, LinkState } from '../../shared/bridge.ts';
import type { SyncedCollection, SyncedDocument } from '../../shared/records.ts';
import type { Checkpoint } from '../../shared/sync/protocol.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import { createLanes } from './lanes.ts';
import type { LinkGate } from './linkGate.ts';
import { createLinkGate } from './linkGate.ts';
import { onNetworkReturn } from './networkReturn.ts';
import { createOwnStretches } from './ownStretches.ts';
import type { PullContext } from './pull.ts';
import { createPuller } from './pull.ts';
import type { Pusher } from './push.ts';
import { createPusher } from './push.ts';
import { createRounds } from './rounds.ts';
import type { Pushers, Sweeper } from './sweep.ts';
import { createSweeper } from './sweep.ts';
import { reportUnsent } from './unsentReport.ts';

export interface Replication {
  /** Looks at the county at once; then sends again what it has not signed for. */
  retry(): void;
  stop(): Promise<void>;
}

export interface ReplicationSettings {
  bridge: Bridge;
  database: StationDatabase;
  /** The county's database as it was last known; undefined before the first contact. */
  epoch: string | undefined;
  /** Remembers the county's epoch for the next start. */
  keepEpoch: (epoch: string) => Promise<void>;
  now: () => number;
  /** Milliseconds between two tries after a failure; the gate makes the first try after a cut immediate. */
  retryMs?: number;
}

type Pushed = Exclude<SyncedCollection, 'directory'>;
type State = RxReplicationState<SyncedDocument, Checkpoint>;

/** In the order in which they matter on a thin link. */
const order: readonly SyncedCollection[] = [
  'opinions',
  'visits',
  'disclosures',
  'residents',
  'directory',
];
const pushRows = 2_000;
const usualRetryMs = 5_000;

interface Running {
  epoch: string;
  /** Emits the collections to look at; an empty list means all of them. */
  news: Subject<readonly string[]>;
  states: State[];
  sweeper: Sweeper;
}

/** Starts at once when the county's epoch is known, else at the first contact. */
export async function startReplication(settings: ReplicationSettings): Promise<Replication> {
  const { bridge } = settings;
  const first = await bridge.call('county.link');
  const gate = createLinkGate(first);
  const start = (epoch: string) => run(settings, gate, epoch, changeTo);
  let link = first.link;
  let running = settings.epoch === undefined ? undefined : start(settings.epoch);
  let changing: Promise<void> = Promise.resolve();
  let stopped = false;

  /** After a restore from backup the county may lack what it once signed: all is pushed again. */
  function changeTo(epoch: string): void {
    changing = changing.then(async () => {
      if (stopped || running?.epoch === epoch) return;
      const former = running;
      running = undefined;
      if (former) await Promise.all(former.states.map((state) => state.remove()));
      await settings.keepEpoch(epoch);
      running = start(epoch);
    });
  }

  function retry(): void {
    running?.news.next([]);
    running?.sweeper.sweepSoon();
  }

  function hear(state: LinkState): void {
    const isBack = state.trying === true || (state.link === 'connected' && link !== 'connected');
    link = state.link;
    gate.take(state);
    if (state.epoch !== undefined) changeTo(state.epoch);
    // The stream of news tells to look at everything whenever it opens.
    if (isBack) running?.sweeper.sweepSoon();
  }

  const stopLink = bridge.on('county.link', hear);
  const stopNews = bridge.on('county.news', ({ collections }) => running?.news.next(collections));
  const stopReport = reportUnsent(bridge, settings.database);
  const stopOnline = onNetworkReturn(() => void bridge.call('county.retry'));
  if (first.epoch !== undefined) changeTo(first.epoch);

  return {
    retry,
    stop: async () => {
      stopped = true;
      stopLink();
      stopNews();
      stopReport();
      stopOnline();
      gate.close();
      await changing;
      await Promise.all((running?.states ?? []).map((state) => state.cancel()));
    },
  };
}

function run(
  settings: ReplicationSettings,
  gate: LinkGate,
  epoch: string,
  onOtherEpoch: (epoch: string) => void,
): Running {
  const news = new Subject<readonly string[]>();
  const own = createOwnStretches();
  const patience = {
    gate,
    ...(settings.retryMs === undefined ? {} : { firstPauseMs: settings.retryMs }),
  };
  const lanes = createLanes(patience);
  const rounds = createRounds({ ...patience, bridge: settings.bridge, epoch, own, lanes });
  const context = { ...settings, gate, epoch, own, rounds, lanes, onOtherEpoch };
  const pushers: Pushers = new Map();
  const states = order.map((name, rank) => {
    if (isPushed(name)) pushers.set(name, createPusher(context, name, rank));
    return replicate(context, news, name, pushers.get(name));
  });
  const sweeper = createSweeper(settings.database, pushers, gate);
  sweeper.sweepSoon();
  return { epoch, news, states, sweeper };
}

function isPushed(name: SyncedCollection): name is Pushed {
  return name !== 'directory';
}

function replicate(
  context: PullContext & ReplicationSettings,
  news: Subject<readonly string[]>,
  name: SyncedCollection,
  pusher: Pusher<SyncedDocument> | undefined,
): State {
  const { collections } = context.database;
  return replicateRxCollection<SyncedDocument, Checkpoint>({
    replicationIdentifier: `county ${context.epoch} ${name}`,
    collection: collections[name],
    live: true,
    retryTime: context.retryMs ?? usualRetryMs,
    waitForLeadership: false,
    autoStart: true,
    pull: {
      // Any page but an empty one goes on: the county's pages have no fixed size.
      batchSize: 1,
      handler: async (checkpoint) => {
        const page = await createPuller(context, name)(checkpoint);
        return { documents: page.documents as never, checkpoint: page.checkpoint };
      },
      stream$: news.pipe(
        filter((collections) => collections.length === 0 || collections.includes(name)),
        map(() => 'RESYNC' as const),
      ),
    },
    ...(pusher
      ? {
          push: {
            batchSize: pushRows,
            handler: async (rows) => (await pusher.push(rows)) as never,
          },
        }
      : {}),
  });
}

// From a sign-in to an open station: who is at the desk, which database is open, and what went wrong on the way.
import type { Bridge, BridgeInput, HeldData } from '../../shared/bridge.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import type { PersonCard } from '../../shared/sync/protocol.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import type { StorageReport } from '../database/storagePouch/problems.ts';
import { StorageStopped } from '../database/storagePouch/problems.ts';
import { logBug } from './logBug.ts';
import type { OpenStation } from './openStation.ts';
import { openStation } from './openStation.ts';
import { randomBytes } from './randomBytes.ts';
import type { Store } from './store.ts';
import { createStore } from './store.ts';

export interface Opening {
  person?: PersonCard | undefined;
  /** Stays open while nobody is signed in, so that the next person need not wait. */
  open?: OpenStation | undefined;
  /** The share of the data that was read so far, from 0 to 1. */
  progress?: number | undefined;
  /** Why the data could not be opened; `bug` when no code says it. */
  failed?: ProblemCode | 'bug' | undefined;
  /** The storage gave up while the station was open. */
  stopped?: ProblemCode | undefined;
  /** What the database held before it was lost; the station opens when somebody goes on without it. */
  gone?: HeldData | undefined;
  /** Rows on this PC that could not be read. */
  damaged: number;
}

export interface OpeningStore extends Store<Opening> {
  /** Resolves when the person is let in; the data may still be opening then. */
  signIn(input: BridgeInput<'people.signIn'>): Promise<Result<undefined>>;
  lock(): Promise<void>;
  /** Opens the station although its data is gone. */
  goOn(): void;
  /** Ends a trial: deletes its data and its keys; the first run follows. */
  endTrial(): Promise<Result<undefined>>;
}

/** Opens the database of a name with the data key, which it overwrites. */
type OpenWithKey = (
  name: string,
  dataKey: Uint8Array,
  report: (report: StorageReport) => void,
  onProgress: (share: number) => void,
) => Promise<StationDatabase>;

/** Lives as long as the window. */
export function createOpening(bridge: Bridge, openWithKey: OpenWithKey): OpeningStore {
  const store = createStore<Opening>({ damaged: 0 });
  const change = (part: Partial<Opening>) => store.set({ ...store.current(), ...part });
  let latest: Promise<void> = Promise.resolve();
  let goOn = (): void => undefined;

  function hear(report: StorageReport): void {
    if (report.kind === 'rekeyed') return;
    const code = report.kind === 'stopped' ? report.code : 'storage.damaged';
    void bridge.call('log.problem', { code, collection: report.collection.slice(0, 30) });
    if (report.kind === 'stopped') change({ stopped: report.code });
    else change({ damaged: store.current().damaged + 1 });
  }

  async function open(dataKey: Uint8Array): Promise<void> {
    const state = await bridge.call('station.state');
    const former = store.current().open;
    if (former?.name === state.databaseName) {
      dataKey.fill(0);
      return;
    }
    change({ open: undefined });
    if (former) await close(former);
    const opened = await openStation({
      bridge,
      state,
      open: (name) => openWithKey(name, dataKey, hear, (progress) => change({ progress })),
      mayGoOn: (gone) => {
        void bridge.call('log.problem', { code: 'data.gone' });
        return new Promise((resolve) => {
          goOn = resolve;
          change({ gone });
        });
      },
      now: Date.now,
      randomBytes,
    });
    change({ open: opened, progress: undefined });
  }

  function fail(error: unknown): void {
    const isKnown = error instanceof StorageStopped;
    if (isKnown) void bridge.call('log.problem', { code: error.code });
    else logBug(bridge, 'station.open', error);
    change({ failed: isKnown ? error.code : 'bug' });
  }

  // The main process locks by itself too, for example when the county has shut out this PC.
  bridge.on('station.state', ({ phase }) => {
    if (phase !== 'open' && store.current().person) change({ person: undefined });
  });

  return {
    ...store,
    signIn: async (input) => {
      const answer = await bridge.call('people.signIn', input);
      if (!answer.ok) return answer;
      change({ person: answer.value.person, failed: undefined });
      latest = latest.then(() => open(answer.value.dataKey)).catch(fail);
      return ok();
    },
    lock: async () => {
      change({ person: undefined });
      await bridge.call('people.lock');
    },
    goOn: () => {
      change({ gone: undefined });
      goOn();
    },
    endTrial: async () => {
      const { open: trial } = store.current();
      change({ person: undefined, open: undefined });
      await trial?.photoLane?.stop();
      await trial?.replication?.stop();
      await trial?.database.remove();
      const answer = await bridge.call('station.endTrial');
      return answer.ok ? ok() : answer;
    },
  };
}

async function close(station: OpenStation): Promise<void> {
  await station.photoLane?.stop();
  await station.replication?.stop();
  await station.database.close();
}

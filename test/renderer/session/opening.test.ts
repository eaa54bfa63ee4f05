// The way from a sign-in to an open station, with a main process that answers as the real one does.
import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../renderer/database/openDatabase.ts';
import { StorageStopped } from '../../../renderer/database/storagePouch/problems.ts';
import type { StorageReport } from '../../../renderer/database/storagePouch/problems.ts';
import type { OpeningStore } from '../../../renderer/session/opening.ts';
import { createOpening } from '../../../renderer/session/opening.ts';
import type { Bridge, BridgeEvents, StationState } from '../../../shared/bridge.ts';
import { ok, refuse } from '../../../shared/result.ts';
import {
  samplePassphrase,
  samplePeople,
  samplePeopleAt,
  sampleStation,
} from '../../../shared/sample/sampleDirectory.ts';
import { eventually, privateMemory } from '../sync/stationPc.ts';

let opened = 0;
const stores: OpeningStore[] = [];
afterEach(async () => {
  for (const store of stores.splice(0)) await store.current().open?.database.close();
});

function mainProcess(mode: 'sample' | 'standAlone', marked = 0) {
  opened += 1;
  const listeners = new Map<string, ((detail: never) => void)[]>();
  const logged: string[] = [];
  let held = marked;
  const people = samplePeopleAt(sampleStation.id).map((person) => ({ ...person, ready: true }));
  let state: StationState = {
    version: '0.1.0',
    settings: { locale: 'zh-CN', typeSize: 'normal' },
    phase: 'locked',
    mode,
    device: { id: 'devicea001', letter: 'A' },
    office: sampleStation,
    people,
    databaseName: `station${opened}`,
    ...(mode === 'sample' ? { samplePassphrase } : {}),
  };
  const change = (part: Partial<StationState>) => {
    state = { ...state, ...part };
    for (const listener of listeners.get('station.state') ?? []) listener(state as never);
  };
  const answers: Record<string, (input: never) => unknown> = {
    'station.state': () => state,
    'county.link': () => ({ link: 'resting' }),
    'log.problem': ({ code }: { code: string }) => logged.push(code) && undefined,
    'data.hold': ({ records }: { records: number }) => {
      held = records;
    },
    'data.held': ({ databaseName }: { databaseName: string }) => {
      if (held > 0) return { databaseName, records: held, at: '2026-03-05T06:07:08.009Z' };
    },
    'data.letGo': () => {
      held = 0;
    },
    'people.lock': () => change({ phase: 'locked' }),
    'people.signIn': ({ person, secret }: { person: string; secret: string }) => {
      if (secret !== samplePassphrase) return refuse('person.wrongPassphrase');
      change({ phase: 'open' });
      const card = people.find(({ id }) => id === person);
      return ok({ person: card, dataKey: new Uint8Array(32).fill(5) });
    },
  };
  const bridge = {
    call: async (call: string, input: never) => answers[call]?.(input),
    on: (event: keyof BridgeEvents, listener: (detail: never) => void) => {
      listeners.set(event, [...(listeners.get(event) ?? []), listener]);
      return () => undefined;
    },
  } as unknown as Bridge;
  return { bridge, logged, change, held: () => held };
}

function doorOf(bridge: Bridge, open?: Parameters<typeof createOpening>[1]): OpeningStore {
  const storage = privateMemory();
  const store = createOpening(
    bridge,
    open ??
      ((name, dataKey) => {
        dataKey.fill(0);
        return openDatabase(name, storage);
      }),
  );
  stores.push(store);
  return store;
}

const recorder = { person: samplePeople.recorder.id, secret: samplePassphrase };
const head = { person: samplePeople.head.id, secret: samplePassphrase };

describe('signing in', () => {
  it('opens the station for the person, a trial filled with its records once', async () => {
    const { bridge } = mainProcess('sample');
    const door = doorOf(bridge);
    expect(await door.signIn(recorder)).toEqual(ok());
    expect(door.current().person?.id).toBe(recorder.person);
    await eventually(() => door.current().open !== undefined);
    const { tables } = door.current().open?.database ?? {};
    const count = tables?.opinions.all().length ?? 0;
    expect(count).toBeGreaterThan(20);
    expect(tables?.directory.all().length).toBeGreaterThan(20);

    await door.lock();
    expect(door.current().person).toBeUndefined();
    const former = door.current().open;
    await door.signIn(head);
    expect(door.current().person?.id).toBe(head.person);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(door.current().open).toBe(former);
    expect(tables?.opinions.all()).toHaveLength(count);
  });

  it('passes on why somebody is not let in, and opens nothing', async () => {
    const { bridge } = mainProcess('sample');
    const door = doorOf(bridge);
    expect(await door.signIn({ ...recorder, secret: 'wrong' })).toEqual(
      refuse('person.wrongPassphrase'),
    );
    expect(door.current()).toEqual({ damaged: 0 });
  });

  it('writes the office and people of a station on its own into its directory', async () => {
    const { bridge } = mainProcess('standAlone');
    const door = doorOf(bridge);
    await door.signIn(head);
    await eventually(() => door.current().open !== undefined);
    const directory = door.current().open?.database.tables.directory;
    expect(directory?.get(sampleStation.id)?.name).toBe(sampleStation.name);
    expect(directory?.get(samplePeople.head.id)?.roles).toEqual(['head']);
  });

  it('says and logs what is wrong with the storage, and lets another person try', async () => {
    const { bridge, logged } = mainProcess('sample');
    const storage = privateMemory();
    let tries = 0;
    const door = doorOf(bridge, (name) => {
      tries += 1;
      if (tries === 1) return Promise.reject(new StorageStopped('storage.wrongKey'));
      return openDatabase(name, storage);
    });
    await door.signIn(recorder);
    await eventually(() => door.current().failed === 'storage.wrongKey');
    expect(logged).toEqual(['storage.wrongKey']);
    await door.signIn(head);
    await eventually(() => door.current().open !== undefined);
    expect(door.current().failed).toBeUndefined();
  });

  it('logs a bug once and says so', async () => {
    const { bridge, logged } = mainProcess('sample');
    const door = doorOf(bridge, () => Promise.reject(new TypeError('a bug')));
    await door.signIn(recorder);
    await eventually(() => door.current().failed === 'bug');
    expect(logged).toEqual(['station.open']);
  });
});

describe('an open station', () => {
  it('is left when the main process locks by itself', async () => {
    const { bridge, change } = mainProcess('sample');
    const door = doorOf(bridge);
    await door.signIn(recorder);
    await eventually(() => door.current().open !== undefined);
    change({ phase: 'locked' });
    expect(door.current().person).toBeUndefined();
  });

  it('tells when its storage stops or finds damage', async () => {
    const { bridge, logged } = mainProcess('sample');
    const storage = privateMemory();
    let report: (report: StorageReport) => void = () => undefined;
    const door = doorOf(bridge, (name, _key, hear) => {
      report = hear;
      return openDatabase(name, storage);
    });
    await door.signIn(recorder);
    await eventually(() => door.current().open !== undefined);
    const place = { database: 'station', collection: 'opinions' };
    report({ kind: 'damaged', reason: 'format', piece: 'piece.1', ...place });
    report({ kind: 'stopped', code: 'storage.quota', ...place });
    expect(door.current()).toMatchObject({ damaged: 1, stopped: 'storage.quota' });
    expect(logged).toEqual(['storage.damaged', 'storage.quota']);
  });
});

describe('[LD1] a database that held records', () => {
  it('and is empty opens when somebody has decided to go on', async () => {
    const { bridge, logged, held } = mainProcess('standAlone', 12);
    const door = doorOf(bridge);
    await door.signIn(head);
    await eventually(() => door.current().gone !== undefined);
    expect(door.current().gone).toMatchObject({ records: 12 });
    expect(logged).toEqual(['data.gone']);

    await door.lock();
    await door.signIn(head);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(door.current().open).toBeUndefined();
    expect(held()).toBe(12);

    door.goOn();
    await eventually(() => door.current().open !== undefined);
    expect(door.current().gone).toBeUndefined();
    expect(held()).toBe(0);
  });

  it('is not missed when it holds something, or in a trial', async () => {
    for (const mode of ['standAlone', 'sample'] as const) {
      const { bridge } = mainProcess(mode, mode === 'sample' ? 12 : 0);
      const door = doorOf(bridge);
      await door.signIn(head);
      await eventually(() => door.current().open !== undefined);
      expect(door.current().gone).toBeUndefined();
    }
  });

  it('is counted at once when a first draft is written, and when the last is gone', async () => {
    const { bridge, held } = mainProcess('standAlone');
    const door = doorOf(bridge);
    await door.signIn(head);
    await eventually(() => door.current().open !== undefined);
    const database = door.current().open?.database;
    const at = '2026-03-05T06:07:08.009Z';
    await database?.writeJournal({ id: 'draft-1', kind: 'draft', at, data: {} });
    await eventually(() => held() === 1);
    await database?.removeFromJournal('draft-1');
    await eventually(() => held() === 0);
    expect(door.current().open?.database).toBe(database);
  });
});

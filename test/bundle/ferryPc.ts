/** A station's PC as it is: real keys and files of the main process, a real database of the window, a line that can be cut. */
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createFerry } from '../../electron/bundle/ferry.ts';
import { openFerryFolder } from '../../electron/bundle/ferryFolder.ts';
import type { Fetch } from '../../electron/county/countyClient.ts';
import type { BridgeHandlers } from '../../electron/handlers.ts';
import { createHandlers } from '../../electron/handlers.ts';
import type { PhotoLine } from '../../electron/photos/photoLine.ts';
import type { DataMarkFile } from '../../electron/profile/dataMark.ts';
import { readReply } from '../../renderer/ferry/readReply.ts';
import { makeBundle } from '../../renderer/ferry/writeBundle.ts';
import { startReplication } from '../../renderer/sync/replication.ts';
import type { Bridge, BridgeCall, BridgeEvents } from '../../shared/bridge.ts';
import type { PersonCard } from '../../shared/sync/protocol.ts';
import { command, passphrase, type Person } from '../county/people.ts';
import { stationAt } from '../electron/stationAt.ts';
import { eventually, openStationPc, type StationPc } from '../renderer/sync/stationPc.ts';

export interface FerryPc {
  /** Stands for the stick. */
  stick: string;
  person: PersonCard;
  pc: StationPc;
  /** What the window's side of the bridge would call. */
  bridge: Bridge;
  /** The file that the person names next; the newest one on the stick otherwise. */
  chosen: { file: string | undefined };
  cut: (isCut: boolean) => void;
  writeBundle: () => Promise<string>;
  readReply: (file?: string) => ReturnType<typeof readReply>;
  /** Replicates until everything is signed for, then stops; answers what was pushed. */
  syncOnline: () => Promise<{ pushes: number }>;
  /** Closed by itself at the end of a test; a process holds two databases at most. */
  close: () => Promise<void>;
}

/** A new PC of the office with a new person on it, enrolled, signed in and in touch once. */
export async function openFerryPc(
  admin: Person,
  office: string,
  folder: string,
  name: string,
): Promise<FerryPc> {
  const stick = join(folder, 'stick');
  mkdirSync(stick, { recursive: true });
  let isCut = false;
  const fetch: Fetch = (url, init) =>
    isCut ? Promise.reject(new TypeError('fetch failed')) : globalThis.fetch(url, init);
  const { station, link, log } = stationAt(folder, { fetch });
  const { code = '' } = await command(admin, { command: 'makeDeviceCode', office });
  const roles: PersonCard['roles'] = office === 'county' ? ['county'] : ['recorder', 'head'];
  const { id = '' } = await command(admin, {
    command: 'addPerson',
    person: { office, name, roles },
  });
  const personCode = (await command(admin, { command: 'makePersonCode', person: id })).code ?? '';
  const enrolled = await station.enrol({ url: admin.pc.url, code, deviceName: name });
  if (!enrolled.ok) throw new Error(enrolled.problem.code);
  const entered = await station.signIn({
    person: id,
    secret: personCode,
    newPassphrase: passphrase,
  });
  if (!entered.ok) throw new Error(entered.problem.code);
  const chosen: FerryPc['chosen'] = { file: undefined };
  const ferry = createFerry({
    ...{ station, log, now: Date.now, folder: openFerryFolder(folder) },
    dialogs: {
      folder: () => Promise.resolve(stick),
      file: () => Promise.resolve(chosen.file ?? newest(stick)),
    },
  });
  await ferry.learnKey();
  const handlers = createHandlers({
    ...{ station, link, ferry, log, saveSettings: () => undefined },
    printing: { paper: never, pdf: never },
    photos: {} as PhotoLine,
    dataMark: {} as DataMarkFile,
  });
  const calls = new Map<string, number>();
  const bridge = bridgeOf(handlers, calls, () => link.state());
  const state = station.state();
  const person = { id, name, roles };
  const pc = await openStationPc({
    device: state.device?.id ?? '',
    letter: state.device?.letter ?? '',
    office: state.office ?? never(),
    time: { now: Date.now() },
  });
  Object.defineProperty(pc.time, 'now', { get: () => Date.now() });
  let isOpen = true;
  const close = async () => {
    if (!isOpen) return;
    isOpen = false;
    station.lock();
    await pc.close();
  };
  onTestFinished(close);
  return {
    ...{ stick, person, pc, bridge, chosen },
    cut: (next) => {
      isCut = next;
    },
    async writeBundle() {
      const made = await makeBundle(bridge, pc.database);
      if (!made.ok) throw new Error(made.problem.code);
      const written = await bridge.call('ferry.write');
      if (!written.ok) throw new Error(written.problem.code);
      return written.value.path ?? '';
    },
    readReply: (file) => {
      chosen.file = file;
      return readReply(bridge, pc.database, Date.now);
    },
    async syncOnline() {
      calls.clear();
      const replication = await startReplication({
        ...{ bridge, database: pc.database, now: Date.now, retryMs: 50 },
        ...{ epoch: undefined, keepEpoch: () => Promise.resolve() },
      });
      await bridge.call('county.retry');
      await eventually(
        () => (calls.get('county.pull') ?? 0) + (calls.get('county.round') ?? 0) > 0,
      );
      await eventually(() => unsignedIn(pc) === 0 || `${unsignedIn(pc)} unsigned`);
      await new Promise((resolve) => setTimeout(resolve, 400));
      await replication.stop();
      return { pushes: calls.get('county.push') ?? 0 };
    },
    close,
  };
}

function never(): never {
  throw new Error('not part of this test');
}

function newest(folder: string): string | undefined {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.liaison'))
    .map((name) => join(folder, name))
    .at(-1);
}

/** Acts and residents' changes that the county has not signed for. */
export function unsignedIn({ database }: StationPc): number {
  const { visits, opinions, disclosures, residents } = database.tables;
  const acts = [...visits.all(), ...opinions.all(), ...disclosures.all()].flatMap(
    (document) => document.acts,
  );
  return (
    acts.filter(({ received }) => !received).length +
    residents.all().filter(({ received }) => !received).length
  );
}

const lookEveryMs = 10;

function bridgeOf(
  handlers: BridgeHandlers,
  calls: Map<string, number>,
  linkState: () => BridgeEvents['county.link'],
): Bridge {
  return {
    call: async (call: BridgeCall, ...input: unknown[]) => {
      calls.set(call, (calls.get(call) ?? 0) + 1);
      return (await handlers[call](input[0] as never)) as never;
    },
    on: (event, listener) => {
      if (event !== 'county.link') return () => undefined;
      let last = '';
      const timer = setInterval(() => {
        const state = linkState();
        const text = JSON.stringify(state);
        if (text !== last) (listener as (detail: typeof state) => void)(state);
        last = text;
      }, lookEveryMs);
      return () => clearInterval(timer);
    },
  };
}

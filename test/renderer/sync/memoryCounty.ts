import type { Act } from '../../../shared/acts.ts';
// A county in memory: the real rules of shared/sync/accept, a feed, and a link that can be cut at any moment.
import type { Bridge, BridgeEvents, BridgeInput, LinkState } from '../../../shared/bridge.ts';
import { canonicalJson } from '../../../shared/canonicalJson.ts';
import type { Actor } from '../../../shared/permissions.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { ResidentDocument } from '../../../shared/reception/resident.ts';
import { mergeResidents, residentStamp } from '../../../shared/reception/resident.ts';
import type { ActDocument, SyncedCollection, SyncedDocument } from '../../../shared/records.ts';
import { isActCollection } from '../../../shared/records.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { acceptActs } from '../../../shared/sync/accept.ts';
import type { Checkpoint } from '../../../shared/sync/protocol.ts';

type Pulled = { value: { checkpoint: Checkpoint } };

interface Stored {
  document: SyncedDocument;
  seq: number;
}

export interface MemoryCounty {
  bridgeFor(device: string): CountyLine;
  held(collection: SyncedCollection): SyncedDocument[];
  /** Writes into the feed without a push, for example the directory, or something no station can read. */
  publish(collection: SyncedCollection, document: SyncedDocument): void;
  /** A new database: what was pushed since the backup is gone. */
  restore(epoch: string, keep: (document: SyncedDocument) => boolean): void;
  refuseRow(id: string, code: ProblemCode | undefined): void;
  /** Acts the county can't store: left out of what it holds, and reported. */
  leaveOut(act: string): void;
  /** Acts signed for the first time, and all that were pushed. */
  counts: { signed: number; pushes: number; pulls: number; rounds: number; rows: number };
}

export interface CountyLine {
  bridge: Bridge;
  setLink(link: LinkState['link']): void;
  /** Called before (`sent` false) and after (`sent` true) the county took a push; true cuts the link there. */
  cutWhen: ((sent: boolean) => boolean) | undefined;
}

export interface MemoryCountyInput {
  actorOf: (person: string) => Actor | undefined;
  now: () => number;
  pageRows?: number;
}

export function createMemoryCounty(input: MemoryCountyInput): MemoryCounty {
  const store = new Map<string, Stored>();
  const refusedRows = new Map<string, ProblemCode>();
  const leftOut = new Set<string>();
  const lines: { tell: (collections: string[]) => void; setEpoch: () => void }[] = [];
  const counts = { signed: 0, pushes: 0, pulls: 0, rounds: 0, rows: 0 };
  let seq = 0;
  let epoch = 'epoch-1';

  const keyOf = (collection: string, id: string) => `${collection} ${id}`;
  const time = () => new Date(input.now()).toISOString();

  function put(collection: SyncedCollection, document: SyncedDocument): void {
    seq += 1;
    store.set(keyOf(collection, document.id), { document, seq });
  }

  function takeActs(device: string, collection: SyncedCollection, given: ActDocument) {
    if (!isActCollection(collection)) throw new Error('not made of acts');
    const held = store.get(keyOf(collection, given.id))?.document as ActDocument | undefined;
    const offered = given.acts.filter((act) => !leftOut.has(act.id));
    const station = held?.station ?? given.station;
    const accepted = acceptActs(collection, given.id, station, held?.acts ?? [], offered, {
      device,
      sisters: new Set(),
      actorOf: input.actorOf,
      nowMs: input.now(),
      sign: (_act: Act, refused) => {
        counts.signed += 1;
        const receipt = { at: time(), seq: counts.signed, signature: `signed-${counts.signed}` };
        return refused ? { ...receipt, refused } : receipt;
      },
      isSigned: (act) => act.received?.signature.startsWith('signed-') === true,
    });
    if (accepted.fresh > 0 || !held) put(collection, accepted.document);
    return accepted.document;
  }

  function takeResident(given: ResidentDocument): ResidentDocument {
    const held = store.get(keyOf('residents', given.id))?.document as ResidentDocument | undefined;
    const merged = held ? mergeResidents(held, given) : given;
    const covers = residentStamp(merged);
    if (held && canonicalJson(held.fields) === canonicalJson(merged.fields)) return held;
    counts.signed += 1;
    const received = { at: time(), seq: counts.signed, signature: 'signed', covers };
    const document = { ...merged, received };
    put('residents', document);
    return document;
  }

  function push(device: string, collection: SyncedCollection, rows: readonly unknown[]) {
    counts.pushes += 1;
    counts.rows += rows.length;
    const documents: SyncedDocument[] = [];
    const problems: { id: string; code: ProblemCode }[] = [];
    // What crosses the wire is text.
    for (const given of JSON.parse(JSON.stringify(rows)) as SyncedDocument[]) {
      const code = refusedRows.get(given.id);
      if (code) problems.push({ id: given.id, code });
      else if (collection === 'residents') documents.push(takeResident(given as ResidentDocument));
      else documents.push(takeActs(device, collection, given as ActDocument));
      if ('acts' in given && given.acts.some((act) => leftOut.has(act.id))) {
        problems.push({ id: given.id, code: 'text.controlCharacter' });
      }
    }
    for (const line of lines) line.tell([collection]);
    return ok(JSON.parse(JSON.stringify({ documents, problems, now: time() })));
  }

  function pull(collection: SyncedCollection, from: number, limit: number) {
    counts.pulls += 1;
    const news = [...store.entries()]
      .filter(([key, stored]) => key.startsWith(`${collection} `) && stored.seq > from)
      .map(([, stored]) => stored)
      .toSorted((a, b) => a.seq - b.seq);
    const page = news.slice(0, Math.min(limit, input.pageRows ?? limit));
    const checkpoint = { epoch, seq: page.at(-1)?.seq ?? from };
    const documents = page.map(({ document }) => document);
    const more = news.length > page.length;
    return ok(JSON.parse(JSON.stringify({ documents, checkpoint, more, now: time() })));
  }

  function bridgeFor(device: string): CountyLine {
    const listeners = new Map<string, Set<(detail: never) => void>>();
    let link: LinkState = { link: 'unreachable' };
    const emit = <Event extends keyof BridgeEvents>(event: Event, detail: BridgeEvents[Event]) => {
      for (const listener of listeners.get(event) ?? []) listener(detail as never);
    };
    const line: CountyLine = {
      bridge: undefined as unknown as Bridge,
      cutWhen: undefined,
      setLink: (next) => {
        link = next === 'connected' ? { link: next, epoch } : { link: next };
        emit('county.link', link);
        if (next === 'connected') emit('county.news', { collections: [] });
      },
    };
    const isCut = () => link.link !== 'connected';
    const cut = () => {
      line.setLink('unreachable');
      return refuse('county.unreachable');
    };
    const answer = async (call: string, given: unknown): Promise<unknown> => {
      // A turn of the event loop, as every real call takes.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (call === 'county.link') return link;
      if (call === 'station.state') return { phase: 'open', people: [] };
      if (call === 'county.retry' || call === 'log.problem') return undefined;
      if (isCut()) return refuse('county.unreachable');
      if (call === 'county.push') {
        const request = given as { collection: SyncedCollection; rows: unknown[] };
        if (line.cutWhen?.(false)) return cut();
        const taken = push(device, request.collection, request.rows);
        return line.cutWhen?.(true) ? cut() : taken;
      }
      if (call === 'county.round') {
        counts.rounds += 1;
        const asked = given as BridgeInput<'county.round'>;
        const pages = Object.entries(asked.after).map(([name, after]) => {
          const from = asked.epoch === epoch ? after : 0;
          const { value } = pull(name as SyncedCollection, from, asked.limit) as Pulled;
          return [name, { ...value, seq: value.checkpoint.seq }];
        });
        counts.pulls -= pages.length;
        return ok({ epoch, pages: Object.fromEntries(pages), now: time() });
      }
      if (call === 'county.pull') {
        const request = given as {
          collection: SyncedCollection;
          limit: number;
          checkpoint?: { epoch: string; seq: number };
        };
        const isSame = request.checkpoint?.epoch === epoch;
        return pull(request.collection, isSame ? (request.checkpoint?.seq ?? 0) : 0, request.limit);
      }
      throw new Error(`no such call here: ${call}`);
    };
    line.bridge = {
      call: answer as Bridge['call'],
      on: (event, listener) => {
        const set = listeners.get(event) ?? new Set();
        set.add(listener);
        listeners.set(event, set);
        return () => set.delete(listener);
      },
    };
    lines.push({
      tell: (collections) => {
        if (!isCut()) emit('county.news', { collections });
      },
      setEpoch: () => {
        if (!isCut()) line.setLink('connected');
      },
    });
    return line;
  }

  return {
    bridgeFor,
    counts,
    held: (collection) =>
      [...store.entries()]
        .filter(([key]) => key.startsWith(`${collection} `))
        .map(([, { document }]) => document),
    publish: (collection, document) => {
      put(collection, document);
      for (const line of lines) line.tell([collection]);
    },
    restore: (next, keep) => {
      epoch = next;
      seq = 0;
      const kept = [...store.entries()].filter(([, { document }]) => keep(document));
      store.clear();
      for (const [key, { document }] of kept) {
        seq += 1;
        store.set(key, { document, seq });
      }
      for (const line of lines) line.setEpoch();
    },
    refuseRow: (id, code) => {
      if (code) refusedRows.set(id, code);
      else refusedRows.delete(id);
    },
    leaveOut: (act) => leftOut.add(act),
  };
}

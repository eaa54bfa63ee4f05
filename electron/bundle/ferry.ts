// The ferry desk of the main process: makes this PC's bundles, reads the county's replies, and at the county hands over
// what came by boat. It owns the keys and the files; the records are the window's. Rules BU1–BU7.
import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BridgeAnswers, BridgeInput } from '../../shared/bridge.ts';
import {
  bundleKey,
  bundleName,
  bundlePaths,
  bundles,
  maxBundleBytes,
  maxReplyBytes,
} from '../../shared/bundle/bundle.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { isDiskRefusal } from '../atomicFile.ts';
import { briefCallMs, recordCallMs } from '../county/countyClient.ts';
import { safeFileName } from '../fileName.ts';
import type { Log } from '../log.ts';
import type { FerryKeys } from '../station/ferryKeys.ts';
import type { Station } from '../station/station.ts';
import type { FerryFolder, FerryNotes } from './ferryFolder.ts';
import type { Incoming } from './incoming.ts';
import { openIncoming } from './incoming.ts';
import type { Outgoing } from './outgoing.ts';
import { beginOutgoing } from './outgoing.ts';
import { putOnStick, stickProblem } from './putOnStick.ts';
import type { StickDialogs } from './stickDialogs.ts';

type Answer<Call extends keyof BridgeAnswers> = Promise<BridgeAnswers[Call]>;

export interface Ferry {
  /** Asks the county for its key for bundles, while the line stands. */
  learnKey(): Promise<void>;
  notes(): BridgeAnswers['ferry.notes'];
  begin(input: BridgeInput<'ferry.begin'>): Answer<'ferry.begin'>;
  add(input: BridgeInput<'ferry.add'>): Answer<'ferry.add'>;
  finish(): Answer<'ferry.finish'>;
  write(): Answer<'ferry.write'>;
  open(): Answer<'ferry.open'>;
  next(): Answer<'ferry.next'>;
  handOver(): Answer<'ferry.handOver'>;
}

export interface FerryParts {
  station: Station;
  folder: FerryFolder;
  dialogs: StickDialogs;
  log: Log;
  now: () => number;
}

export function createFerry({ station, folder, dialogs, log, now }: FerryParts): Ferry {
  let outgoing: Outgoing | undefined;
  let incoming: Incoming | undefined;

  async function keysAndNotes(): Promise<Result<{ keys: FerryKeys; notes: FerryNotes }>> {
    const keys = await station.ferryKeys();
    if (!keys.ok) return keys;
    return ok({ keys: keys.value, notes: folder.notes(keys.value.device.id) });
  }

  function deviceId(): string {
    return station.state().device?.id ?? '';
  }

  /** A disk that refuses is told; everything else is a bug. */
  async function onDisk<Value>(run: () => Promise<Result<Value>>): Promise<Result<Value>> {
    try {
      return await run();
    } catch (error) {
      if (!isDiskRefusal(error)) throw error;
      log.bug('ferry.disk', error);
      return refuse('file.notWritten');
    }
  }

  return {
    async learnKey() {
      const answer = await station.session()?.ask({
        ...{ path: bundlePaths.key, body: {}, answer: bundleKey.answer, timeoutMs: briefCallMs },
      });
      if (!answer?.ok) return;
      const kept = await station.learnBundleKey(answer.value);
      if (!kept.ok) log.write('error', 'ferry.badKey', { code: kept.problem.code });
    },
    notes() {
      const { pending, written, answered } = folder.notes(deviceId());
      return { pending, written, answered };
    },
    async begin({ known }) {
      const held = await keysAndNotes();
      if (!held.ok) return held;
      const { keys, notes } = held.value;
      outgoing = beginOutgoing(keys, notes.counter + 1, known, now());
      return outgoing ? ok() : refuse('bundle.noCountyKey');
    },
    async add({ collection, rows }) {
      if (!outgoing) return refuse('request.malformed');
      return ok({ isFull: !outgoing.add({ say: 'push', collection, rows }) });
    },
    finish: () =>
      onDisk(async () => {
        const held = await keysAndNotes();
        if (!held.ok) return held;
        if (!outgoing) return refuse('request.malformed');
        const { keys, notes } = held.value;
        const { counter, madeAt } = outgoing;
        const content = outgoing.end();
        const stationName = safeFileName(keys.station);
        const name = bundleName('up', stationName, keys.device.letter, counter, madeAt);
        const pending = {
          ...{ name, counter, madeAt, records: outgoing.records(), bytes: content.length },
        };
        outgoing = undefined;
        // The number first: it is never given twice, whatever happens to the file.
        folder.keep({ ...notes, counter, pending: undefined });
        folder.keepPending(content);
        folder.keep({ ...notes, counter, pending });
        log.write('info', 'ferry.made', { count: pending.records });
        return ok();
      }),
    async write() {
      const { pending } = folder.notes(deviceId());
      if (!pending) return refuse('request.malformed');
      const chosen = await dialogs.folder();
      if (chosen === undefined) return ok({ path: undefined });
      const put = await putOnStick(folder.pending(), chosen, pending.name);
      if (!put.ok) {
        log.write('warn', 'ferry.notWritten', { code: put.problem.code });
        return put;
      }
      return onDisk(async () => {
        const notes = folder.notes(deviceId());
        const written = { ...pending, at: new Date(now()).toISOString() };
        folder.keep({ ...notes, pending: undefined, written });
        folder.dropPending();
        return ok({ path: put.value });
      });
    },
    async open() {
      const held = await keysAndNotes();
      if (!held.ok) return held;
      const chosen = await chooseFile(dialogs, maxReplyBytes);
      if (!chosen.ok) return chosen;
      if (!chosen.value) return ok(undefined);
      const { keys, notes } = held.value;
      const opened = openIncoming(keys, chosen.value.bytes);
      if (!opened.ok) {
        log.write('warn', 'ferry.notRead', { code: opened.problem.code });
        return opened;
      }
      incoming = opened.value;
      const { counter, madeAt } = incoming.header;
      const latest = notes.answered?.counter ?? 0;
      const age = counter > latest ? 'new' : counter === latest ? 'again' : 'older';
      return ok({ counter, madeAt, age });
    },
    async next() {
      if (!incoming) return refuse('request.malformed');
      const { counter } = incoming.header;
      const found = await incoming.next();
      if (found && found.badReceipts > 0) {
        log.write('error', 'county.badReceipt', { count: found.badReceipts });
      }
      if (found) return ok({ message: found.message });
      incoming = undefined;
      return onDisk(async () => {
        const notes = folder.notes(deviceId());
        if (counter > (notes.answered?.counter ?? 0)) {
          const at = new Date(now()).toISOString();
          folder.keep({ ...notes, answered: { counter, at } });
        }
        return ok({ message: undefined });
      });
    },
    async handOver() {
      const session = station.session();
      if (!session) return refuse('vault.locked');
      const chosen = await chooseFile(dialogs, maxBundleBytes);
      if (!chosen.ok) return chosen;
      if (!chosen.value) return ok(undefined);
      const taken = await session.ask({
        path: bundlePaths.take,
        body: { bundle: Buffer.from(chosen.value.bytes).toString('base64') },
        answer: bundles.answer,
        timeoutMs: recordCallMs,
      });
      if (!taken.ok) return taken;
      const { reply, ...said } = taken.value;
      const content = Buffer.from(reply.bundle, 'base64');
      const put = await putOnStick(
        content,
        dirname(chosen.value.path),
        `${safeFileName(reply.name.replace(/\.liaison$/, ''))}.liaison`,
      );
      return put.ok ? ok({ ...said, path: put.value }) : put;
    },
  };
}

async function chooseFile(
  dialogs: StickDialogs,
  mostBytes: number,
): Promise<Result<{ path: string; bytes: Uint8Array } | undefined>> {
  const path = await dialogs.file();
  if (path === undefined) return ok(undefined);
  try {
    if ((await stat(path)).size > mostBytes) return refuse('bundle.tooLarge');
    return ok({ path, bytes: await readFile(path) });
  } catch (error) {
    const code = stickProblem(error);
    if (!code) throw error;
    return refuse('bundle.notRead');
  }
}

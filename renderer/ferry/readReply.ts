// Takes in the county's reply that came by boat, as a pull would take it: checked, united with what is here, never in
// place of it. Rules BU5, BU6.
import type { Bridge } from '../../shared/bridge.ts';
import type { DownMessage } from '../../shared/bundle/bundle.ts';
import type { SyncedCollection, SyncedDocument } from '../../shared/records.ts';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import type { LiveTable } from '../database/liveTable.ts';
import { mergeDocuments, sameDocument } from '../database/mergeDocuments.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import { readDocuments } from '../sync/readDocuments.ts';
import { clearProblem, knownCode, noteProblem } from '../sync/syncProblems.ts';
import { moveKnownPlace } from './knownPlace.ts';

export interface ReadReply {
  /** Of the bundle it answers. */
  counter: number;
  madeAt: string;
  age: 'new' | 'again' | 'older';
  /** Records that are new here or say more than before. */
  changed: number;
}

/** Undefined when the person changed their mind. */
export async function readReply(
  bridge: Bridge,
  database: StationDatabase,
  now: () => number,
): Promise<Result<ReadReply | undefined>> {
  const opened = await bridge.call('ferry.open');
  if (!opened.ok) return opened;
  if (!opened.value) return ok(undefined);
  let changed = 0;
  let first: Extract<DownMessage, { say: 'answer' }> | undefined;
  for (;;) {
    const next = await bridge.call('ferry.next');
    if (!next.ok) return next;
    const { message } = next.value;
    if (!message) break;
    if (message.say === 'answer') first = message;
    if (message.say === 'documents') changed += await takeDocuments(database, message, now());
    if (message.say === 'problems') await takeProblems(database, message, now());
  }
  if (first) await moveKnownPlace(database, first, now());
  return ok({ ...opened.value, changed });
}

async function takeDocuments(
  database: StationDatabase,
  { collection, documents }: Extract<DownMessage, { say: 'documents' }>,
  nowMs: number,
): Promise<number> {
  const readable: SyncedDocument[] = await readDocuments(database, collection, documents, nowMs);
  const table = database.tables[collection] as unknown as LiveTable<SyncedDocument>;
  const missing = readable.filter(({ id }) => !table.get(id));
  await database.addMissing(collection, missing);
  let changed = missing.length;
  for (const document of readable) {
    await clearProblem(database, 'push', collection, document.id);
    if (!saysMore(collection, table.get(document.id), document)) continue;
    await database.merge(collection, document);
    changed += 1;
  }
  return changed;
}

function saysMore(
  collection: SyncedCollection,
  ours: SyncedDocument | undefined,
  theirs: SyncedDocument,
): boolean {
  if (!ours) return true;
  return !sameDocument(mergeDocuments(collection, ours as never, theirs as never), ours);
}

async function takeProblems(
  database: StationDatabase,
  { collection, problems }: Extract<DownMessage, { say: 'problems' }>,
  nowMs: number,
): Promise<void> {
  for (const { id: record, code } of problems) {
    if (record === undefined) continue;
    const problem = { collection, record, code: knownCode(code), direction: 'push' } as const;
    await noteProblem(database, problem, nowMs);
  }
}

// A whole push: read, judged and signed while others write, then written in one transaction, every row
// for itself. Repeating it changes nothing and answers the same.
import { setImmediate as breathe } from 'node:timers/promises';
import type { z } from 'zod';
import type { Actor } from '../../shared/permissions.ts';
import type { SyncedCollection, SyncedDocuments } from '../../shared/records.ts';
import type { Office, push } from '../../shared/sync/protocol.ts';
import { scopeOf } from '../scope.ts';
import type { Signer } from '../signing.ts';
import type { Database } from '../store/database.ts';
import { deviceIdsOf, sistersOf } from '../store/devices.ts';
import { heldAt, Overtaken, type HeldDocument, type WrittenDocument } from '../store/documents.ts';
import { writeFeed } from '../store/feed.ts';
import { skipNumbers, takeNumbers } from '../store/register.ts';
import { checkRow, type ActRow, type CheckedRow, type ResidentRow } from './checkRow.ts';
import { notTaken, type PushContext, type Register, type TakenRow } from './taken.ts';
import { takeRow } from './takeRow.ts';
import { writePush, type JudgedPush } from './writePush.ts';

export interface Pusher {
  /** Its id. */
  device: string;
  office: Office;
  /** Who may act on the device. */
  actors: (database: Database) => Promise<ReadonlyMap<string, Actor>>;
  signer: Signer;
  /** A row met a bug: it is logged, kept in quarantine, and its neighbours go on. */
  onBug: (error: unknown, record: string) => void;
}

/** Judged so often without holding up anybody; then with the counter held, where nobody overtakes. */
const freeAttempts = 3;

export async function takePush(
  database: Database,
  pusher: Pusher,
  collection: SyncedCollection,
  given: readonly unknown[],
): Promise<z.infer<typeof push.answer>> {
  const checked: CheckedRow[] = [];
  await inBreaths(given, (row) => checked.push(checkRow(collection, row)));
  for (let attempt = 0; attempt < freeAttempts; attempt += 1) {
    try {
      const judged = await judge(database, pusher, collection, checked);
      await writePush(database, judged);
      return answerOf(judged);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
  return writeFeed(database, async (transaction) => {
    const judged = await judge(transaction, pusher, collection, checked);
    await writePush(transaction, judged);
    return answerOf(judged);
  });
}

function answerOf({ documents, problems, now }: JudgedPush): z.infer<typeof push.answer> {
  return {
    documents: [...documents.values()],
    problems: problems.map(({ code, id, act }) => ({
      ...{ code },
      ...(id ? { id } : {}),
      ...(act ? { act } : {}),
    })),
    now: now.toISOString(),
  };
}

async function judge(
  database: Database,
  pusher: Pusher,
  collection: SyncedCollection,
  checked: readonly CheckedRow[],
): Promise<JudgedPush> {
  const { device, office } = pusher;
  const rows = checked.flatMap(({ row }) => (row ? [row] : []));
  const ids = rows.map(({ id }) => id);
  const { held, madeAt } = await heldAt(database, collection, ids);
  const before = new Map(held);
  const { register, reached } = await openRegister(database, rows, held);
  const signatures = pusher.signer.begin();
  const context: PushContext = {
    ...{ device, office, now: new Date(), signatures, register },
    // Only a resident's fields may come from another PC of the office.
    officeDevices:
      collection === 'residents' ? await deviceIdsOf(database, office.id) : new Set([device]),
    sisters: rows.some((row) => bringsOthersActs(row, device))
      ? await sistersOf(database, office.id, device)
      : new Set(),
    actors: await pusher.actors(database),
  };
  const judged: JudgedPush = {
    ...{ collection, device, office, madeAt, before, now: context.now },
    ...{ documents: new Map(), written: new Map() },
    problems: checked.flatMap(({ problems }) => problems),
  };
  await inBreaths(rows, (row) => takeOne(context, pusher, judged, held, row));
  await signatures.done();
  if (reached() > 0) await skipNumbers(database, reached());
  return judged;
}

function bringsOthersActs(row: ActRow | ResidentRow, device: string): boolean {
  if (row.collection === 'residents') return false;
  return row.acts.some((act) => act.device !== device && act.received === undefined);
}

/** As many numbers as the push can need. */
async function openRegister(
  database: Database,
  rows: readonly (ActRow | ResidentRow)[],
  held: ReadonlyMap<string, HeldDocument>,
): Promise<{ register: Register; reached: () => number }> {
  let count = 0;
  for (const row of rows) {
    if (row.collection === 'residents') {
      count += 1;
      continue;
    }
    const document = held.get(row.id)?.document as SyncedDocuments[typeof row.collection];
    const known = new Set(document?.acts.map(({ id }) => id));
    count += row.acts.filter(({ id }) => !known.has(id)).length;
  }
  const numbers = (await takeNumbers(database, count)).toReversed();
  let reached = 0;
  const register: Register = {
    next() {
      const number = numbers.pop();
      if (number === undefined) throw new Error('the register was opened for fewer acts');
      return number;
    },
    seen: (seq) => {
      reached = Math.max(reached, seq);
    },
  };
  return { register, reached: () => reached };
}

/** `held` follows along, because one push may hold two rows of one record. */
function takeOne(
  context: PushContext,
  pusher: Pusher,
  judged: JudgedPush,
  held: Map<string, HeldDocument>,
  row: ActRow | ResidentRow,
): void {
  const { document, change, problems } = takeSafely(context, pusher, row, held.get(row.id));
  judged.problems.push(...problems);
  if (!document) return;
  judged.documents.set(row.id, document);
  if (change.length === 0) return;
  const scope = scopeOf(row.collection, document as SyncedDocuments[typeof row.collection]);
  held.set(row.id, { document, ...scope });
  const earlier = (judged.written.get(row.id)?.change ?? []) as readonly unknown[];
  const written: WrittenDocument = { document, scope, change: [...earlier, ...change] };
  judged.written.set(row.id, written);
}

function takeSafely(
  context: PushContext,
  pusher: Pusher,
  row: ActRow | ResidentRow,
  held: HeldDocument | undefined,
): TakenRow {
  try {
    return takeRow(context, row, held);
  } catch (error) {
    pusher.onBug(error, row.id);
    return notTaken(row, 'county.internal');
  }
}

/** A long push lets others have their turn at the processor. */
const breathMs = 8;

async function inBreaths<Item>(items: readonly Item[], work: (item: Item) => void): Promise<void> {
  let began = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - began < breathMs) continue;
    await breathe();
    began = performance.now();
  }
}

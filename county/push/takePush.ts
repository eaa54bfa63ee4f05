// A whole push: one transaction, every row for itself. Repeating it changes nothing and answers the same.
import type { z } from 'zod';
import type { Actor } from '../../shared/permissions.ts';
import { foldVisit } from '../../shared/reception/visit.ts';
import type { SyncedCollection, SyncedDocument, SyncedDocuments } from '../../shared/records.ts';
import type { Office, push } from '../../shared/sync/protocol.ts';
import type { News } from '../news.ts';
import { scopeOf } from '../scope.ts';
import type { Signer } from '../signing.ts';
import type { Database } from '../store/database.ts';
import { deviceIdsOf } from '../store/devices.ts';
import type { HeldDocument, WrittenDocument } from '../store/documents.ts';
import { heldDocuments, writeDocuments } from '../store/documents.ts';
import type { FeedWriter } from '../store/feed.ts';
import { writeFeed } from '../store/feed.ts';
import { quarantine } from '../store/quarantine.ts';
import {
  refreshResidentReaders,
  residentsOfVisits,
  setVisitResidents,
} from '../store/residentReaders.ts';
import { checkRow, type ActRow, type ResidentRow, type RowProblem } from './checkRow.ts';
import { notTaken, type PushContext, type TakenRow } from './taken.ts';
import { takeRow } from './takeRow.ts';

export interface Pusher {
  /** Its id. */
  device: string;
  office: Office;
  /** Who may act on the device. */
  actors: (transaction: Database) => Promise<ReadonlyMap<string, Actor>>;
  signer: Signer;
  /** A row met a bug: it is logged, kept in quarantine, and its neighbours go on. */
  onBug: (error: unknown, record: string) => void;
}

export interface PushOutcome {
  answer: z.infer<typeof push.answer>;
  news: News[];
}

export async function takePush(
  database: Database,
  pusher: Pusher,
  collection: SyncedCollection,
  given: readonly unknown[],
): Promise<PushOutcome> {
  const checked = given.map((row) => checkRow(collection, row));
  const rows = checked.flatMap(({ row }) => (row ? [row] : []));
  const shellProblems = checked.flatMap(({ problems }) => problems);
  const now = new Date();
  return writeFeed(database, async (transaction, feed) => {
    const context = await contextOf(transaction, pusher, feed, now);
    const held = await heldDocuments(
      transaction,
      collection,
      rows.map(({ id }) => id),
    );
    const taken = takeRows(context, pusher, rows, held);
    const written = [...taken.written.values()];
    const { office, device } = pusher;
    const residentOffices = await write(transaction, feed, device, now, collection, written);
    const problems = [...shellProblems, ...taken.problems];
    await keepAside(transaction, device, now, collection, problems);
    return {
      answer: {
        documents: [...taken.documents.values()],
        problems: problems.map(({ code, id, act }) => ({
          ...{ code },
          ...(id ? { id } : {}),
          ...(act ? { act } : {}),
        })),
        now: now.toISOString(),
      },
      news: newsOf(office.id, collection, written, residentOffices),
    };
  });
}

async function contextOf(
  transaction: Database,
  { device, office, actors, signer }: Pusher,
  feed: FeedWriter,
  now: Date,
): Promise<PushContext> {
  const officeDevices = await deviceIdsOf(transaction, office.id);
  const known = await actors(transaction);
  return { device, office, officeDevices, actors: known, now, signer, feed };
}

interface TakenRows {
  documents: Map<string, SyncedDocument>;
  written: Map<string, WrittenDocument>;
  problems: RowProblem[];
}

/** `held` follows along, because one push may hold two rows of one record. */
function takeRows(
  context: PushContext,
  pusher: Pusher,
  rows: readonly (ActRow | ResidentRow)[],
  held: Map<string, HeldDocument>,
): TakenRows {
  const taken: TakenRows = { documents: new Map(), written: new Map(), problems: [] };
  for (const row of rows) {
    const before = held.get(row.id);
    const { document, change, problems } = takeSafely(context, pusher, row, before);
    taken.problems.push(...problems);
    if (!document) continue;
    taken.documents.set(row.id, document);
    if (change.length === 0) continue;
    const computed = scopeOf(row.collection, document as SyncedDocuments[typeof row.collection]);
    // Who reads a resident does not follow from the resident.
    const readers = row.collection === 'residents' ? (before?.readers ?? []) : computed.readers;
    const scope = { ...computed, readers };
    held.set(row.id, { document, station: scope.station, readers });
    const earlier = (taken.written.get(row.id)?.change ?? []) as readonly unknown[];
    taken.written.set(row.id, {
      ...{ collection: row.collection, document, scope },
      ...{ seq: context.feed.next(), change: [...earlier, ...change] },
    });
  }
  return taken;
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

/** Returns the offices to which residents became visible. */
async function write(
  transaction: Database,
  feed: FeedWriter,
  device: string,
  now: Date,
  collection: SyncedCollection,
  written: readonly WrittenDocument[],
): Promise<string[]> {
  await writeDocuments(transaction, device, now, written);
  if (collection === 'disclosures' || written.length === 0) return [];
  const residents = await touchedResidents(transaction, collection, written);
  return refreshResidentReaders(transaction, feed, residents);
}

async function touchedResidents(
  transaction: Database,
  collection: SyncedCollection,
  written: readonly WrittenDocument[],
): Promise<string[]> {
  const ids = written.map(({ document }) => document.id);
  if (collection === 'residents') return ids;
  if (collection === 'opinions') {
    const visits = written.flatMap(({ scope }) => (scope.visit ? [scope.visit] : []));
    return residentsOfVisits(transaction, visits);
  }
  const before = await residentsOfVisits(transaction, ids);
  for (const { document, scope } of written) {
    const { view } = foldVisit((document as SyncedDocuments['visits']).acts);
    const residents = view.content?.residents ?? [];
    await setVisitResidents(transaction, document.id, scope.station, residents);
  }
  return [...before, ...(await residentsOfVisits(transaction, ids))];
}

function keepAside(
  transaction: Database,
  device: string,
  now: Date,
  collection: SyncedCollection,
  problems: readonly RowProblem[],
): Promise<void> {
  const refused = problems.map(({ code, id, act, what }) => ({
    ...{ code, collection, record: id, act },
    body: asText(what),
  }));
  return quarantine(transaction, device, now, refused);
}

function asText(what: unknown): string {
  try {
    return JSON.stringify(what) ?? 'null';
  } catch (error) {
    if (error instanceof RangeError) return 'nested too deeply to be written down';
    throw error;
  }
}

function newsOf(
  office: string,
  collection: SyncedCollection,
  written: readonly WrittenDocument[],
  residentOffices: readonly string[],
): News[] {
  const news: News[] = [];
  if (written.length > 0) {
    const offices = written.flatMap(({ scope }) => [scope.station, ...scope.readers]);
    news.push({ collection, offices: new Set([office, ...offices]) });
  }
  if (residentOffices.length > 0) {
    news.push({ collection: 'residents', offices: new Set(residentOffices) });
  }
  return news;
}

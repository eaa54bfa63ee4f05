// The records and their history. What a station may see is filtered here, in SQL, before pages are cut.
import { sql } from 'kysely';
import type { SyncedCollection, SyncedDocument, SyncedDocuments } from '../../shared/records.ts';
import type { Database } from './database.ts';

/** In `readers`: every enrolled office. */
export const everybody = '*';

export interface Scope {
  station: string;
  /** Offices besides the station that may see the record. */
  readers: readonly string[];
  /** Opinions: offices that may also learn the residents' names. */
  namesTo: readonly string[];
  /** Opinions: the visit they were heard at. */
  visit: string | undefined;
}

export interface HeldDocument<Document extends SyncedDocument = SyncedDocument> {
  document: Document;
  station: string;
  readers: readonly string[];
}

/** The records of these ids that the county holds, by id. */
export async function heldDocuments<Name extends SyncedCollection>(
  database: Database,
  collection: Name,
  ids: readonly string[],
): Promise<Map<string, HeldDocument<SyncedDocuments[Name]>>> {
  const rows = await database
    .selectFrom('doc')
    .select(['id', 'data', 'station', 'readers'])
    .where('collection', '=', collection)
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
  return new Map(
    rows.map(({ id, data, station, readers }) => [
      id,
      { document: data as SyncedDocuments[Name], station, readers },
    ]),
  );
}

export interface WrittenDocument {
  collection: SyncedCollection;
  document: SyncedDocument;
  seq: number;
  scope: Scope;
  /** What is new, for the history. */
  change: unknown;
}

/** Each id at most once. */
export async function writeDocuments(
  transaction: Database,
  device: string,
  receivedAt: Date,
  written: readonly WrittenDocument[],
): Promise<void> {
  if (written.length === 0) return;
  const rows = written.map(({ collection, document, seq, scope }) => ({
    ...{ collection, id: document.id, seq, data: JSON.stringify(document), device },
    ...{ station: scope.station, readers: [...scope.readers], names_to: [...scope.namesTo] },
    ...{ visit: scope.visit ?? null, received_at: receivedAt },
  }));
  await transaction
    .insertInto('doc')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['collection', 'id']).doUpdateSet((row) => ({
        seq: row.ref('excluded.seq'),
        data: row.ref('excluded.data'),
        readers: row.ref('excluded.readers'),
        names_to: row.ref('excluded.names_to'),
        visit: row.ref('excluded.visit'),
        device: row.ref('excluded.device'),
        received_at: row.ref('excluded.received_at'),
      })),
    )
    .execute();
  const history = written.map(({ collection, document, seq, change }) => ({
    ...{ collection, id: document.id, seq, device },
    ...{ received_at: receivedAt, change: JSON.stringify(change) },
  }));
  await transaction.insertInto('doc_history').values(history).execute();
}

export interface PullPage {
  documents: SyncedDocument[];
  lastSeq: number | undefined;
  more: boolean;
}

/** Bytes of records in one page; the first record always fits. */
const maxPageBytes = 4 * 1024 * 1024;

/**
 * The next records after `after` that the office may see. A record that has left an office's scope stays
 * with it as it last saw it: this version has no deletes, it only sends nothing further.
 */
export async function readPage(
  database: Database,
  office: string,
  collection: SyncedCollection,
  after: number,
  limit: number,
): Promise<PullPage> {
  const readBy = [office, everybody];
  const { rows } = await sql<{ data: SyncedDocument; seq: string; before: string }>`
    SELECT data, seq, before FROM (
      SELECT data, seq,
        sum(octet_length(data::text)) OVER (ORDER BY seq) - octet_length(data::text) AS before
      FROM (
        SELECT data, seq FROM doc
        WHERE collection = ${collection} AND seq > ${after}
          AND (station = ${office} OR readers && ${readBy}::text[])
        ORDER BY seq LIMIT ${limit + 1}
      ) AS candidates
    ) AS measured
    ORDER BY seq`.execute(database);
  const page = rows.filter((row, index) => index < limit && Number(row.before) < maxPageBytes);
  const last = page.at(-1);
  return {
    documents: page.map((row) => row.data),
    lastSeq: last && Number(last.seq),
    more: page.length < rows.length,
  };
}

/** All entries of the directory, without history. */
export async function readDirectory(
  database: Database,
): Promise<Map<string, SyncedDocuments['directory']>> {
  const rows = await database
    .selectFrom('doc')
    .select(['id', 'data'])
    .where('collection', '=', 'directory')
    .execute();
  return new Map(rows.map(({ id, data }) => [id, data as SyncedDocuments['directory']]));
}

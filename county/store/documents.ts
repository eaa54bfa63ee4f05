// The records and their history. What a station may see is filtered here, in SQL, before pages are cut.
import { sql } from 'kysely';
import type { SyncedCollection, SyncedDocument, SyncedDocuments } from '../../shared/records.ts';
import type { Stamp } from '../../shared/stamp.ts';
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

export interface HeldDocument<Document extends SyncedDocument = SyncedDocument> extends Scope {
  document: Document;
}

/** The directory's entries of these ids, by id. */
export async function directoryEntries(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, SyncedDocuments['directory']>> {
  const rows = await database
    .selectFrom('doc')
    .select(['id', 'data'])
    .where('collection', '=', 'directory')
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
  return new Map(rows.map(({ id, data }) => [id, data as SyncedDocuments['directory']]));
}

/** The records, and the feed's counter at that very moment: whoever writes from here on is noticed. */
export async function heldAt<Name extends SyncedCollection>(
  database: Database,
  collection: Name,
  ids: readonly string[],
): Promise<{ held: Map<string, HeldDocument<SyncedDocuments[Name]>>; madeAt: number }> {
  const { rows } = await sql<{
    now: string;
    id: string | null;
    data: SyncedDocuments[Name];
    station: string;
    readers: string[];
    names_to: string[];
    visit: string | null;
  }>`
    SELECT feed.seq AS now, doc.id, data, station, readers, names_to, visit
    FROM feed LEFT JOIN doc ON collection = ${collection} AND id = any(${[...ids]}::text[])`.execute(
    database,
  );
  const held = new Map<string, HeldDocument<SyncedDocuments[Name]>>();
  for (const { id, data, station, readers, names_to: namesTo, visit } of rows) {
    if (id === null) continue;
    held.set(id, { document: data, station, readers, namesTo, visit: visit ?? undefined });
  }
  return { held, madeAt: Number(rows[0]?.now) };
}

export interface WrittenDocument {
  document: SyncedDocument;
  scope: Scope;
  /** What is new, for the history. */
  change: unknown;
}

export interface Write {
  collection: SyncedCollection;
  device: string;
  receivedAt: Date;
  /** Each id at most once. */
  documents: readonly WrittenDocument[];
  /** The feed's counter before the documents were read that these were made from. */
  madeAt: number;
}

/** A document changed after it was read: the transaction must be given up. */
export class Overtaken extends Error {}

/** Places in the feed, documents and history in one statement: the counter is held for as long as it takes. */
export async function writeDocuments(transaction: Database, write: Write): Promise<void> {
  const { collection, device, receivedAt, documents, madeAt } = write;
  if (documents.length === 0) return;
  const given = documents.map(({ document, scope, change }, index) => ({
    ...{ place: index + 1, id: document.id, data: document, change },
    ...{ station: scope.station, readers: scope.readers, names_to: scope.namesTo },
    visit: scope.visit ?? null,
  }));
  const count = given.length;
  // Who reads a resident does not follow from the resident: see residentReaders.ts.
  const { rows } = await sql<{ written: string }>`
    WITH counter AS (
      UPDATE feed SET seq = seq + ${count}::bigint RETURNING seq - ${count}::bigint AS before
    ), given AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(given)}::json) AS one(
        place int, id text, data jsonb, change jsonb,
        station text, readers text[], names_to text[], visit text)
    ), written AS (
      INSERT INTO doc (collection, id, seq, data, station, readers, names_to, visit, device, received_at)
      SELECT ${collection}, id, before + place, data, station, readers, names_to, visit,
        ${device}, ${receivedAt}::timestamptz
      FROM given CROSS JOIN counter
      ON CONFLICT (collection, id) DO UPDATE SET
        seq = excluded.seq, data = excluded.data, names_to = excluded.names_to,
        visit = excluded.visit, device = excluded.device, received_at = excluded.received_at,
        readers = CASE doc.collection WHEN 'residents' THEN doc.readers ELSE excluded.readers END
      WHERE doc.seq <= ${madeAt}::bigint
      RETURNING id, seq
    ), noted AS (
      INSERT INTO doc_history (collection, id, seq, device, received_at, change)
      SELECT ${collection}, id, written.seq, ${device}, ${receivedAt}::timestamptz, given.change
      FROM given JOIN written USING (id)
      ORDER BY given.place
    )
    SELECT count(*) AS written FROM written`.execute(transaction);
  if (Number(rows[0]?.written) !== count) throw new Overtaken();
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
 * @param skip stretches of the feed, first and last number, which the asking PC wrote itself
 */
export async function readPage(
  database: Database,
  office: string,
  collection: SyncedCollection,
  after: number,
  limit: number,
  skip: readonly (readonly [number, number])[] = [],
): Promise<PullPage> {
  const readBy = [office, everybody];
  const [firsts, lasts] = [skip.map(([first]) => first), skip.map(([, last]) => last)];
  const { rows } = await sql<{ data: SyncedDocument; seq: string; before: string }>`
    SELECT data, seq, before FROM (
      SELECT data, seq,
        sum(octet_length(data::text)) OVER (ORDER BY seq) - octet_length(data::text) AS before
      FROM (
        SELECT data, seq FROM doc
        WHERE collection = ${collection} AND seq > ${after}
          AND (station = ${office} OR readers && ${readBy}::text[])
          AND NOT EXISTS (
            SELECT FROM unnest(${firsts}::bigint[], ${lasts}::bigint[]) AS known (first, last)
            WHERE seq BETWEEN known.first AND known.last
          )
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

export async function latestDirectoryStamp(database: Database): Promise<Stamp | undefined> {
  const { rows } = await sql<{ at: string | null }>`
    SELECT max((data->>'at') COLLATE "C") AS at FROM doc WHERE collection = 'directory'`.execute(
    database,
  );
  return rows[0]?.at ?? undefined;
}

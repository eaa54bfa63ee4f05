/** The floor: the same rows into the same tables of the same engine, with nobody judging or signing. */
import { sql } from 'kysely';
import type { Database } from '../../county/store/database.ts';
import type { OpinionDocument } from '../../shared/opinion/opinion.ts';
import { newOpinions, type BenchStation } from './countyStations.ts';

const rowsPerInsert = 100;

/** Records per second: one transaction per hundred, one writer per station. */
export async function insertRaw(
  database: Database,
  stations: readonly BenchStation[],
  recordsPerStation: number,
): Promise<number> {
  for (const table of ['doc', 'doc_history']) {
    await sql.raw(`CREATE TABLE floor_${table} (LIKE ${table} INCLUDING ALL)`).execute(database);
  }
  const work = stations.map((station) => newOpinions(station, recordsPerStation));
  const began = performance.now();
  await Promise.all(work.map((documents) => insertAll(database, documents)));
  const seconds = (performance.now() - began) / 1000;
  for (const table of ['doc', 'doc_history']) {
    await sql.raw(`DROP TABLE floor_${table}`).execute(database);
  }
  return (stations.length * recordsPerStation) / seconds;
}

async function insertAll(database: Database, documents: readonly OpinionDocument[]): Promise<void> {
  for (let from = 0; from < documents.length; from += rowsPerInsert) {
    const given = documents.slice(from, from + rowsPerInsert).map((data, index) => ({
      ...{ place: from + index, id: data.id, station: data.station, visit: data.visit, data },
      change: data.acts,
    }));
    const rows = sql`json_to_recordset(${JSON.stringify(given)}::json) AS one(
      place int, id text, station text, visit text, data jsonb, change jsonb)`;
    await database.transaction().execute(async (transaction) => {
      await sql`
        INSERT INTO floor_doc
          (collection, id, seq, data, station, readers, names_to, visit, device, received_at)
        SELECT station, id, place, data, station, '{}', '{}', visit, 'floor', now()
        FROM ${rows}`.execute(transaction);
      await sql`
        INSERT INTO floor_doc_history (collection, id, seq, device, received_at, change)
        SELECT 'opinions', id, place, 'floor', now(), change FROM ${rows}`.execute(transaction);
    });
  }
}

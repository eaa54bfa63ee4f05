// Who may see a resident follows from other records: the opinions heard at the resident's visits whose
// resident consented to pass the name on. Runs while the feed's counter is held, so that nobody changes them meanwhile.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { takePlaces } from './feed.ts';

/** What visits now say about who came; returns whom they name now or named before. */
export async function setVisitResidents(
  transaction: Database,
  visits: readonly { visit: string; station: string; residents: readonly string[] }[],
): Promise<string[]> {
  const gone = await transaction
    .deleteFrom('visit_resident')
    .where('visit', '=', anyOf(visits.map(({ visit }) => visit)))
    .returning('resident')
    .execute();
  const rows = visits.flatMap(({ visit, station, residents }) =>
    [...new Set(residents)].map((resident) => ({ visit, resident, station })),
  );
  if (rows.length > 0) await transaction.insertInto('visit_resident').values(rows).execute();
  return [...gone, ...rows].map(({ resident }) => resident);
}

/** Who came to these visits, as they are now. */
export async function residentsOfVisits(
  transaction: Database,
  visits: readonly string[],
): Promise<string[]> {
  const rows = await transaction
    .selectFrom('visit_resident')
    .select('resident')
    .distinct()
    .where('visit', '=', anyOf(visits))
    .execute();
  return rows.map((row) => row.resident);
}

const anyOf = (texts: readonly string[]) => sql<string>`any(${[...texts]}::text[])`;

interface ReaderChange {
  id: string;
  before: string[];
  now: string[];
}

/**
 * Recomputes the readers of these residents; one who becomes visible to another office gets a new place
 * in the feed, so that it is pulled there. Returns the offices that have news.
 */
export async function refreshResidentReaders(
  transaction: Database,
  residents: readonly string[],
): Promise<string[]> {
  if (residents.length === 0) return [];
  const { rows } = await sql<ReaderChange>`
    SELECT id, before, now FROM (
      SELECT r.id, r.readers AS before, ARRAY(
        SELECT DISTINCT reader
        FROM visit_resident v
        JOIN doc o ON o.collection = 'opinions' AND o.visit = v.visit AND o.station = r.station
        CROSS JOIN unnest(o.names_to) AS reader
        WHERE v.resident = r.id AND v.station = r.station
        ORDER BY reader
      ) AS now
      FROM doc r
      WHERE r.collection = 'residents' AND r.id = any(${[...residents]}::text[])
    ) AS readers
    WHERE before IS DISTINCT FROM now
    ORDER BY id`.execute(transaction);
  if (rows.length === 0) return [];
  const gained = new Set<string>();
  let place = await takePlaces(transaction, rows.length);
  for (const { id, before, now } of rows) {
    const added = now.filter((reader) => !before.includes(reader));
    for (const reader of added) gained.add(reader);
    place += 1;
    await transaction
      .updateTable('doc')
      .set(added.length > 0 ? { readers: now, seq: place } : { readers: now })
      .where('collection', '=', 'residents')
      .where('id', '=', id)
      .execute();
  }
  return [...gained];
}

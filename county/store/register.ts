// The numbers in the county's register of received acts, from a sequence: whoever takes one waits for
// nobody. What is judged anew or not written after all leaves a gap.
import { sql } from 'kysely';
import type { Database } from './database.ts';

export async function takeNumbers(database: Database, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await sql<{ number: string }>`
    SELECT nextval('receipt_number') AS number FROM generate_series(1, ${count}::int)`.execute(
    database,
  );
  return rows.map((row) => Number(row.number));
}

/** After a restore from backup, stations bring back acts with higher numbers than the register's. */
export async function skipNumbers(database: Database, reached: number): Promise<void> {
  // Only ever forward, also when another process takes numbers at this moment.
  await sql`
    SELECT count(nextval('receipt_number'))
    FROM generate_series(1, ${reached}::bigint - (SELECT last_value FROM receipt_number))`.execute(
    database,
  );
}

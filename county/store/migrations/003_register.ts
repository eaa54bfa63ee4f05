// Receipts are numbered by a sequence of their own, so that signing does not wait for the feed's counter.
import { sql, type Kysely } from 'kysely';

export async function up(database: Kysely<never>): Promise<void> {
  await sql`CREATE SEQUENCE receipt_number MINVALUE 0`.execute(database);
  await sql`SELECT setval('receipt_number', coalesce(max(seq), 0)) FROM feed`.execute(database);
}

// The feed's counter: one row. Whoever writes documents takes their places from it in the same
// transaction and so holds it to the end: places become visible in their order, and no reader's
// checkpoint skips a row that was still open.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { inTransaction } from './database.ts';

export interface FeedPosition {
  epoch: string;
  seq: number;
}

export async function readFeed(database: Database): Promise<FeedPosition> {
  const row = await database.selectFrom('feed').selectAll().executeTakeFirstOrThrow();
  return { epoch: row.epoch, seq: Number(row.seq) };
}

/** One writing transaction; other writers wait until it is done, so what it reads stays as it is. */
export function writeFeed<Value>(
  database: Database,
  work: (transaction: Database) => Promise<Value>,
): Promise<Value> {
  return inTransaction(database, async (transaction) => {
    await transaction.selectFrom('feed').select('seq').forUpdate().executeTakeFirstOrThrow();
    return work(transaction);
  });
}

/** The next places of the feed; returns the one before the first of them. */
export async function takePlaces(transaction: Database, count: number): Promise<number> {
  const { before } = await transaction
    .updateTable('feed')
    .set({ seq: sql<number>`seq + ${count}` })
    .returning(sql<string>`seq - ${count}`.as('before'))
    .executeTakeFirstOrThrow();
  return Number(before);
}

/** Begins the feed of a new database. */
export async function beginFeed(database: Database): Promise<void> {
  await database.insertInto('feed').values({ epoch: randomUUID(), seq: 0 }).execute();
}

/** After a restore from backup: every station starts from the beginning and pushes again. */
export async function beginEpoch(database: Database): Promise<void> {
  await database.updateTable('feed').set({ epoch: randomUUID() }).execute();
}

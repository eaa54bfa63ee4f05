// The feed's counter: one row, taken at the start of every writing transaction and held to its end.
// So the numbers become visible in their order and no reader's checkpoint skips a row that was still
// open; and no two writers judge the same record, or its readers, on a state the other is changing.
import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';
import { inTransaction } from './database.ts';

export interface FeedPosition {
  epoch: string;
  seq: number;
}

export interface FeedWriter {
  /** The next number of the register; numbers that stay unused leave a gap. */
  next: () => number;
  /** After a restore from backup, stations bring back acts with higher numbers than the feed's. */
  skipTo: (seq: number) => void;
}

export async function readFeed(database: Database): Promise<FeedPosition> {
  const row = await database.selectFrom('feed').selectAll().executeTakeFirstOrThrow();
  return { epoch: row.epoch, seq: Number(row.seq) };
}

/** One writing transaction; other writers wait until it is done. */
export function writeFeed<Value>(
  database: Database,
  work: (transaction: Database, feed: FeedWriter) => Promise<Value>,
): Promise<Value> {
  return inTransaction(database, async (transaction) => {
    const row = await transaction
      .selectFrom('feed')
      .select('seq')
      .forUpdate()
      .executeTakeFirstOrThrow();
    const first = Number(row.seq);
    let seq = first;
    const value = await work(transaction, {
      next: () => {
        seq += 1;
        return seq;
      },
      skipTo: (reached) => {
        seq = Math.max(seq, reached);
      },
    });
    if (seq !== first) await transaction.updateTable('feed').set({ seq }).execute();
    return value;
  });
}

/** Begins the feed of a new database. */
export async function beginFeed(database: Database): Promise<void> {
  await database.insertInto('feed').values({ epoch: randomUUID(), seq: 0 }).execute();
}

/** After a restore from backup: every station starts from the beginning and pushes again. */
export async function beginEpoch(database: Database): Promise<void> {
  await database.updateTable('feed').set({ epoch: randomUUID() }).execute();
}

// Photos and their parts. A part is added only where the last one ended, so two lines at once can't tear a photo.
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { CountyTables, Database } from './database.ts';
import { inTransaction } from './database.ts';

export type PhotoRow = Selectable<CountyTables['photo']>;

export function findPhoto(database: Database, id: string): Promise<PhotoRow | undefined> {
  return database.selectFrom('photo').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One that has begun already stays as it is. */
export async function beginPhoto(
  database: Database,
  photo: Omit<PhotoRow, 'received' | 'received_at'>,
): Promise<void> {
  await database
    .insertInto('photo')
    .values(photo)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}

/** False when the photo does not end at `place` any more, or is complete. */
export function addPart(
  database: Database,
  id: string,
  place: number,
  content: Buffer,
): Promise<boolean> {
  return inTransaction(database, async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable('photo')
      .set({ received: place + content.length })
      .where('id', '=', id)
      .where('received', '=', place)
      .where('received_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return false;
    await transaction.insertInto('photo_part').values({ photo: id, place, content }).execute();
    return true;
  });
}

export async function readPhoto(database: Database, id: string): Promise<Buffer> {
  const parts = await database
    .selectFrom('photo_part')
    .select('content')
    .where('photo', '=', id)
    .orderBy('place')
    .execute();
  return Buffer.concat(parts.map(({ content }) => content));
}

export async function completePhoto(database: Database, id: string, now: Date): Promise<void> {
  await database
    .updateTable('photo')
    .set({ received_at: now })
    .where('id', '=', id)
    .where('received_at', 'is', null)
    .execute();
}

export async function removePhotos(database: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await database
    .deleteFrom('photo')
    .where('id', '=', sql<string>`any(${[...ids]}::text[])`)
    .execute();
}

/** Never finished, and begun before `before`. */
export async function abandonedPhotos(database: Database, before: Date): Promise<string[]> {
  const rows = await database
    .selectFrom('photo')
    .select('id')
    .where('received_at', 'is', null)
    .where('begun_at', '<', before)
    .execute();
  return rows.map(({ id }) => id);
}

/** Photos of records from which one was ever taken away. */
export async function photosToReview(
  database: Database,
): Promise<Pick<PhotoRow, 'id' | 'collection' | 'record'>[]> {
  const { rows } = await sql<Pick<PhotoRow, 'id' | 'collection' | 'record'>>`
    SELECT p.id, p.collection, p.record FROM photo p
    JOIN doc d ON d.collection = p.collection AND d.id = p.record
    WHERE jsonb_path_exists(d.data, '$.acts[*] ? (@.kind == "detach")')`.execute(database);
  return rows;
}

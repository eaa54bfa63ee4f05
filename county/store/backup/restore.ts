// A backup into an empty database, all of it or nothing. The new epoch makes every station look through
// everything again and send what the backup does not have. [SY6]
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { sql } from 'kysely';
import type { z } from 'zod';
import type { Place } from '../../options.ts';
import { openPlace } from '../connect.ts';
import { lockCounty, readCounty } from '../countyRow.ts';
import type { Database } from '../database.ts';
import { beginEpoch } from '../feed.ts';
import { skipNumbers } from '../register.ts';
import { firstLine, lastLine, rowLine, rowsAtOnce } from './format.ts';

/** Something lies where the backup is to go. */
export class NotEmpty extends Error {}
/** The text says what is wrong with the file. */
export class NotABackup extends Error {}

type RowLine = z.infer<typeof rowLine>;

/** Returns how many rows. */
export async function restore(place: Place, file: string): Promise<number> {
  const { database, close } = await openPlace(place);
  try {
    return await database.transaction().execute(async (transaction) => {
      await lockCounty(transaction);
      if (await readCounty(transaction)) throw new NotEmpty();
      const rows = await fill(transaction, linesOf(file));
      await beginEpoch(transaction);
      return rows;
    });
  } finally {
    await close();
  }
}

async function fill(transaction: Database, lines: AsyncGenerator): Promise<number> {
  const first = firstLine.safeParse((await lines.next()).value);
  if (!first.success) throw new NotABackup('the first line is not ours');
  let rows = 0;
  let waiting: RowLine[] = [];
  let whole = false;
  for await (const given of lines) {
    if (whole) throw new NotABackup('something follows the end');
    const parsed = rowLine.safeParse(given);
    if (!parsed.success) {
      whole = lastLine.safeParse(given).data?.rows === rows;
      if (!whole) throw new NotABackup(`line ${rows + 2} can't be read`);
      continue;
    }
    rows += 1;
    const { table } = parsed.data;
    if (waiting.length >= rowsAtOnce(table) || (waiting[0] && waiting[0].table !== table)) {
      await insert(transaction, waiting);
      waiting = [];
    }
    waiting.push(parsed.data);
  }
  if (!whole) throw new NotABackup('the end is missing');
  await insert(transaction, waiting);
  await sql`
    SELECT setval(pg_get_serial_sequence('doc_history', 'place'), greatest(max(place), 1))
    FROM doc_history`.execute(transaction);
  await skipNumbers(transaction, first.data.lastNumber);
  return rows;
}

async function insert(transaction: Database, lines: readonly RowLine[]): Promise<void> {
  const [first] = lines;
  if (!first) return;
  const table = sql.table(first.table);
  const rows = JSON.stringify(lines.map(({ row }) => row));
  await sql`
    INSERT INTO ${table} OVERRIDING SYSTEM VALUE
    SELECT * FROM json_populate_recordset(NULL::${table}, ${rows}::json)`.execute(transaction);
}

async function* linesOf(file: string): AsyncGenerator {
  const unpacked = createReadStream(file).pipe(createGunzip());
  try {
    for await (const line of createInterface({ input: unpacked })) yield JSON.parse(line);
  } catch (error) {
    throw new NotABackup((error as Error).message, { cause: error });
  }
}

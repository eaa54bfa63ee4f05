// Everything the county holds, as it was at one moment, in one file.
import { createWriteStream, openSync, fsyncSync, closeSync, renameSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { sql } from 'kysely';
import type { Place } from '../../options.ts';
import { openPlace } from '../connect.ts';
import type { Database } from '../database.ts';
import { backupFormat, backupTables, rowsAtOnce } from './format.ts';

/** Returns how many rows. The file appears when it is whole; it is readable for its owner only. */
export async function backUp(place: Place, file: string): Promise<number> {
  const { database, close } = await openPlace(place);
  const unfinished = `${file}.part`;
  try {
    const counted = { rows: 0 };
    await database
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (transaction) => {
        const lines = Readable.from(linesOf(transaction, counted));
        const out = createWriteStream(unfinished, { mode: 0o600 });
        await pipeline(lines, createGzip(), out);
      });
    syncFile(unfinished);
    renameSync(unfinished, file);
    return counted.rows;
  } finally {
    rmSync(unfinished, { force: true });
    await close();
  }
}

async function* linesOf(transaction: Database, counted: { rows: number }): AsyncGenerator<string> {
  const { rows } = await sql<{ number: string }>`
    SELECT last_value AS number FROM receipt_number`.execute(transaction);
  const at = new Date().toISOString();
  yield line({ liaisonBackup: backupFormat, at, lastNumber: Number(rows[0]?.number) });
  for (const table of backupTables) {
    await sql`
      DECLARE backup NO SCROLL CURSOR FOR
      SELECT row_to_json(whole)::text AS row FROM ${sql.table(table)} AS whole`.execute(
      transaction,
    );
    for (;;) {
      const page = await sql<{
        row: string;
      }>`FETCH ${sql.lit(rowsAtOnce(table))} FROM backup`.execute(transaction);
      for (const { row } of page.rows) yield `{"table":"${table}","row":${row}}\n`;
      counted.rows += page.rows.length;
      if (page.rows.length < rowsAtOnce(table)) break;
    }
    await sql`CLOSE backup`.execute(transaction);
  }
  yield line({ rows: counted.rows });
}

const line = (value: unknown) => `${JSON.stringify(value)}\n`;

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

// What could not be taken is kept as text, for a person to look at: nothing that arrived is lost.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Database } from './database.ts';

export interface Refused {
  collection: string;
  record: string | undefined;
  act: string | undefined;
  code: ProblemCode;
  /** JSON; its escapes keep what a text column can't hold, such as NUL. */
  body: string;
}

/** The same thing pushed again is counted, not kept twice. */
export async function quarantine(
  transaction: Database,
  device: string,
  at: Date,
  refused: readonly Refused[],
): Promise<void> {
  const rows = refused.map((one) => ({
    ...{ device, digest: digestOf(one), collection: one.collection },
    ...{ record: one.record ?? null, act: one.act ?? null, code: one.code, body: one.body },
    ...{ first_at: at, last_at: at },
  }));
  for (const row of new Map(rows.map((one) => [one.digest, one])).values()) {
    await transaction
      .insertInto('quarantine')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['device', 'digest'])
          .doUpdateSet({ last_at: at, times: sql<number>`quarantine.times + 1` }),
      )
      .execute();
  }
}

function digestOf(one: Refused): string {
  const text = [one.collection, one.code, one.act ?? '', one.body].join('\n');
  return createHash('sha256').update(text).digest('hex');
}

// One-time codes: handed over on paper, kept here only as hashes.
import type { Database } from './database.ts';

export type CodeKind = 'device' | 'person';

export interface Code {
  kind: CodeKind;
  /** The office or the person it is for. */
  target: string;
  expiresAt: Date;
  used: boolean;
}

export async function addCode(
  database: Database,
  hash: string,
  code: Pick<Code, 'kind' | 'target' | 'expiresAt'>,
): Promise<void> {
  const { kind, target, expiresAt } = code;
  await database.insertInto('code').values({ hash, kind, target, expires_at: expiresAt }).execute();
}

/** Locked until the transaction ends, so that a code can't be used twice at once. */
export async function findCode(transaction: Database, hash: string): Promise<Code | undefined> {
  const row = await transaction
    .selectFrom('code')
    .selectAll()
    .where('hash', '=', hash)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      kind: row.kind as CodeKind,
      target: row.target,
      expiresAt: row.expires_at,
      used: row.used_at !== null,
    }
  );
}

export async function useCode(transaction: Database, hash: string, now: Date): Promise<void> {
  await transaction.updateTable('code').set({ used_at: now }).where('hash', '=', hash).execute();
}

/** Codes which were handed out for the target and not used are void. */
export async function dropUnusedCodes(
  transaction: Database,
  kind: CodeKind,
  target: string,
): Promise<void> {
  await transaction
    .deleteFrom('code')
    .where('kind', '=', kind)
    .where('target', '=', target)
    .where('used_at', 'is', null)
    .execute();
}

// Makes a one-time code for an office's new PC or for a person; it is shown once, to be handed over on paper.
import { newOneTimeCode, secretHash } from './secrets.ts';
import { addCode, dropUnusedCodes, type CodeKind } from './store/codes.ts';
import type { Database } from './store/database.ts';

/** Paper travels by boat. */
const validMs = 14 * 24 * 60 * 60 * 1000;

export interface HandedOut {
  code: string;
  expiresAt: Date;
}

/** A person has one code at a time: a new one makes the one before it void. */
export async function handOutCode(
  transaction: Database,
  kind: CodeKind,
  target: string,
): Promise<HandedOut> {
  if (kind === 'person') await dropUnusedCodes(transaction, kind, target);
  const code = newOneTimeCode();
  const expiresAt = new Date(Date.now() + validMs);
  await addCode(transaction, secretHash(code), { kind, target, expiresAt });
  return { code, expiresAt };
}

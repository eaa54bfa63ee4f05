// People's passphrases as Argon2id hashes, and how often somebody was wrong on which device.
import type { Database } from './database.ts';

export async function findPassphraseHash(
  database: Database,
  person: string,
): Promise<string | undefined> {
  const row = await database
    .selectFrom('credential')
    .select('passphrase_hash')
    .where('person', '=', person)
    .executeTakeFirst();
  return row?.passphrase_hash;
}

export async function setPassphraseHash(
  transaction: Database,
  person: string,
  hash: string,
): Promise<void> {
  await transaction
    .insertInto('credential')
    .values({ person, passphrase_hash: hash })
    .onConflict((conflict) => conflict.column('person').doUpdateSet({ passphrase_hash: hash }))
    .execute();
}

export interface WrongTries {
  tries: number;
  waitUntil: Date;
}

export async function findWrongTries(
  database: Database,
  device: string,
  person: string,
): Promise<WrongTries | undefined> {
  const row = await database
    .selectFrom('wrong_try')
    .select(['tries', 'wait_until'])
    .where('device', '=', device)
    .where('person', '=', person)
    .executeTakeFirst();
  return row && { tries: row.tries, waitUntil: row.wait_until };
}

export async function setWrongTries(
  database: Database,
  device: string,
  person: string,
  wrong: WrongTries,
): Promise<void> {
  const values = { tries: wrong.tries, wait_until: wrong.waitUntil };
  await database
    .insertInto('wrong_try')
    .values({ device, person, ...values })
    .onConflict((conflict) => conflict.columns(['device', 'person']).doUpdateSet(values))
    .execute();
}

export async function clearWrongTries(
  database: Database,
  device: string,
  person: string,
): Promise<void> {
  await database
    .deleteFrom('wrong_try')
    .where('device', '=', device)
    .where('person', '=', person)
    .execute();
}

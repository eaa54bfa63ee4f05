// The county's own name and signing key. The key lies in the database and not in a file beside it:
// every station pins it, so a backup that has the signed acts but not the key would be worth little,
// and whoever can read this database can already read everything the key vouches for.
import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface CountyRow {
  name: string;
  /** The device id in the county's own stamps. */
  device: string;
  /** Ed25519, SPKI DER, base64. */
  publicKey: string;
  /** Ed25519, PKCS #8 DER, base64. */
  privateKey: string;
  sample: boolean;
}

/** Until the transaction ends, no other founds the county. */
export async function lockCounty(transaction: Database): Promise<void> {
  await sql`LOCK TABLE county IN SHARE ROW EXCLUSIVE MODE`.execute(transaction);
}

export async function isFounded(database: Database): Promise<boolean> {
  const row = await database.selectFrom('county').select('device').executeTakeFirst();
  return row !== undefined;
}

export async function readCounty(database: Database): Promise<CountyRow | undefined> {
  const row = await database.selectFrom('county').selectAll().executeTakeFirst();
  return (
    row && {
      name: row.name,
      device: row.device,
      publicKey: row.public_key,
      privateKey: row.private_key,
      sample: row.sample,
    }
  );
}

export async function writeCounty(transaction: Database, county: CountyRow): Promise<void> {
  await transaction
    .insertInto('county')
    .values({
      name: county.name,
      device: county.device,
      public_key: county.publicKey,
      private_key: county.privateKey,
      sample: county.sample,
    })
    .execute();
}

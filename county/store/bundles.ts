// What the county keeps of ferry bundles: the key to which they are sealed, and which of them have come.
import type { Database } from './database.ts';

interface BundleKeyRow {
  /** X25519, SPKI DER, base64. */
  publicKey: string;
  /** X25519, PKCS #8 DER, base64. It lies in the database as the signing key does; see countyRow.ts. */
  privateKey: string;
}

/** The county's one pair; of several processes that make it at once, the first one's stays. */
export async function bundleKeys(
  database: Database,
  make: () => BundleKeyRow,
): Promise<BundleKeyRow> {
  const held = await readKeys(database);
  if (held) return held;
  const { publicKey, privateKey } = make();
  await database
    .insertInto('bundle_key')
    .values({ public_key: publicKey, private_key: privateKey })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const kept = await readKeys(database);
  if (!kept) throw new Error('the key for bundles was not kept');
  return kept;
}

async function readKeys(database: Database): Promise<BundleKeyRow | undefined> {
  const row = await database
    .selectFrom('bundle_key')
    .select(['public_key', 'private_key'])
    .executeTakeFirst();
  return row && { publicKey: row.public_key, privateKey: row.private_key };
}

/** When this very file was taken before. */
export async function bundleTakenAt(
  database: Database,
  device: string,
  digest: string,
): Promise<Date | undefined> {
  const row = await database
    .selectFrom('bundle_taken')
    .select('taken_at')
    .where('device', '=', device)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row?.taken_at;
}

export async function noteBundle(
  database: Database,
  taken: { device: string; counter: number; digest: string; takenAt: Date },
): Promise<void> {
  const { device, counter, digest, takenAt } = taken;
  await database
    .insertInto('bundle_taken')
    .values({ device, counter, digest, taken_at: takenAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

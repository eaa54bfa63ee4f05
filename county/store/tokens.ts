// Challenges that wait for a signature and the short tokens given for one; both only as hashes.
import type { Database } from './database.ts';

export async function addChallenge(
  database: Database,
  hash: string,
  device: string,
  expiresAt: Date,
  now: Date,
): Promise<void> {
  await database.deleteFrom('challenge').where('expires_at', '<', now).execute();
  await database.insertInto('challenge').values({ hash, device, expires_at: expiresAt }).execute();
}

/** True once per challenge. */
export async function takeChallenge(
  database: Database,
  hash: string,
  device: string,
  now: Date,
): Promise<boolean> {
  const row = await database
    .deleteFrom('challenge')
    .where('hash', '=', hash)
    .where('device', '=', device)
    .returning('expires_at')
    .executeTakeFirst();
  return row !== undefined && row.expires_at > now;
}

/** Old tokens are removed an hour after their end: until then a device is told that it expired. */
export async function addToken(
  database: Database,
  hash: string,
  device: string,
  expiresAt: Date,
  now: Date,
): Promise<void> {
  const longAgo = new Date(now.getTime() - 60 * 60 * 1000);
  await database.deleteFrom('token').where('expires_at', '<', longAgo).execute();
  await database.insertInto('token').values({ hash, device, expires_at: expiresAt }).execute();
}

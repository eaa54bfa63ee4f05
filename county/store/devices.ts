import { sql } from 'kysely';
// The PCs that have enrolled, and who has signed in on which.
import type { DirectoryDocument } from '../../shared/directory/directory.ts';
import { deviceLetter } from '../../shared/ids.ts';
import type { Database } from './database.ts';

export interface Device {
  id: string;
  office: string;
  letter: string;
  name: string;
  /** Ed25519, SPKI DER, base64. */
  publicKey: string;
  enrolledAt: Date;
  lastSeenAt: Date | undefined;
  revoked: boolean;
  revokedAt: Date | undefined;
}

export type NewDevice = Pick<Device, 'id' | 'office' | 'name' | 'publicKey'>;

/** The letter is the next of its office and never given again: numbers begin with it. */
export async function addDevice(
  transaction: Database,
  device: NewDevice,
  now: Date,
): Promise<Device> {
  const { devices } = await transaction
    .insertInto('office_letters')
    .values({ office: device.office, devices: 1 })
    .onConflict((conflict) =>
      conflict.column('office').doUpdateSet({ devices: sql<number>`office_letters.devices + 1` }),
    )
    .returning('devices')
    .executeTakeFirstOrThrow();
  const letter = deviceLetter(devices - 1);
  await transaction
    .insertInto('device')
    .values({
      ...{ id: device.id, office: device.office, letter, name: device.name },
      ...{ public_key: device.publicKey, enrolled_at: now },
    })
    .execute();
  return {
    ...device,
    letter,
    enrolledAt: now,
    lastSeenAt: undefined,
    revoked: false,
    revokedAt: undefined,
  };
}

const columns = [
  'id',
  'office',
  'letter',
  'name',
  'public_key',
  'enrolled_at',
  'last_seen_at',
  'revoked_at',
] as const;

export async function findDevice(database: Database, id: string): Promise<Device | undefined> {
  const row = await database
    .selectFrom('device')
    .select(columns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDevice(row);
}

export interface TokenHolder {
  device: Device;
  expiresAt: Date;
  /** The directory's entry of its office, if there is one. */
  entry: DirectoryDocument | undefined;
}

export async function findTokenHolder(
  database: Database,
  tokenHash: string,
): Promise<TokenHolder | undefined> {
  const row = await database
    .selectFrom('token')
    .innerJoin('device', 'device.id', 'token.device')
    .leftJoin('doc', (join) =>
      join.onRef('doc.id', '=', 'device.office').on('doc.collection', '=', 'directory'),
    )
    .select(columns.map((column) => `device.${column}` as const))
    .select(['token.expires_at', 'doc.data'])
    .where('token.hash', '=', tokenHash)
    .executeTakeFirst();
  return (
    row && {
      ...{ device: toDevice(row), expiresAt: row.expires_at },
      entry: (row.data as DirectoryDocument | null) ?? undefined,
    }
  );
}

export async function listDevices(database: Database): Promise<Device[]> {
  const rows = await database
    .selectFrom('device')
    .select(columns)
    .orderBy('enrolled_at')
    .orderBy('id')
    .execute();
  return rows.map(toDevice);
}

export async function deviceIdsOf(database: Database, office: string): Promise<Set<string>> {
  const rows = await database
    .selectFrom('device')
    .select('id')
    .where('office', '=', office)
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Other PCs of the office which are not shut out. */
export async function sistersOf(
  database: Database,
  office: string,
  device: string,
): Promise<Set<string>> {
  const rows = await database
    .selectFrom('device')
    .select('id')
    .where('office', '=', office)
    .where('id', '!=', device)
    .where('revoked_at', 'is', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}

export async function deviceSeen(database: Database, device: string, now: Date): Promise<void> {
  await database
    .updateTable('device')
    .set({ last_seen_at: now })
    .where('id', '=', device)
    .execute();
}

/** Its tokens end at once. False when there is no such device. */
export async function revokeDevice(
  transaction: Database,
  device: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('device')
    .set((row) => ({ revoked_at: row.fn.coalesce('revoked_at', row.val(now)) }))
    .where('id', '=', device)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** So that what exists only on it can still be sent. False when there is no such device. */
export async function readmitDevice(transaction: Database, device: string): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('device')
    .set({ revoked_at: null })
    .where('id', '=', device)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function recordSignIn(
  transaction: Database,
  device: string,
  person: string,
  now: Date,
): Promise<void> {
  await transaction
    .insertInto('device_person')
    .values({ device, person, first_at: now, last_at: now })
    .onConflict((conflict) => conflict.columns(['device', 'person']).doUpdateSet({ last_at: now }))
    .execute();
}

/** The directory's entries of those who have signed in on the device. */
export async function entriesSignedInOn(
  database: Database,
  device: string,
): Promise<DirectoryDocument[]> {
  const rows = await database
    .selectFrom('device_person')
    .innerJoin('doc', 'doc.id', 'device_person.person')
    .select('doc.data')
    .where('device_person.device', '=', device)
    .where('doc.collection', '=', 'directory')
    .execute();
  return rows.map(({ data }) => data as DirectoryDocument);
}

interface DeviceRow {
  id: string;
  office: string;
  letter: string;
  name: string;
  public_key: string;
  enrolled_at: Date;
  last_seen_at: Date | null;
  revoked_at: Date | null;
}

function toDevice(row: DeviceRow): Device {
  const { id, office, letter, name } = row;
  return {
    ...{ id, office, letter, name, publicKey: row.public_key, enrolledAt: row.enrolled_at },
    ...{ lastSeenAt: row.last_seen_at ?? undefined, revoked: row.revoked_at !== null },
    revokedAt: row.revoked_at ?? undefined,
  };
}

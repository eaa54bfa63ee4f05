// A backup is gzipped lines of JSON: what it is, every row of every table, and a last line that says how
// many there were. It is read by either engine, whichever wrote it.
import { z } from 'zod';

export const backupFormat = 1;

/** In an order in which every row finds the rows that it refers to. */
export const backupTables = [
  'county',
  'feed',
  'doc',
  'visit_resident',
  'doc_history',
  'quarantine',
  'office_letters',
  'device',
  'code',
  'credential',
  'device_person',
  'wrong_try',
  'photo',
  'photo_part',
  'bundle_key',
  'bundle_taken',
] as const;

/** How many are read or written in one go; a part of a photo is as large as many records. */
export function rowsAtOnce(table: (typeof backupTables)[number]): number {
  return table === 'photo_part' ? 16 : 200;
}

/** Challenges and tokens last for minutes: nobody misses them. */
export const leftOut = ['challenge', 'token', 'kysely_migration', 'kysely_migration_lock'] as const;

export const firstLine = z.object({
  liaisonBackup: z.literal(backupFormat),
  at: z.iso.datetime(),
  /** Of the register of receipts. */
  lastNumber: z.int().nonnegative(),
});

export const rowLine = z.object({
  table: z.enum(backupTables),
  row: z.record(z.string(), z.unknown()),
});

export const lastLine = z.object({ rows: z.int().nonnegative() });

// Brings the tables up to date at every start. A migration that has been released is never changed.
import { Migrator } from 'kysely/migration';
import type { Database } from '../database.ts';
import { up as makeRecords } from './001_records.ts';
import { up as makeIdentity } from './002_identity.ts';
import { up as makeRegister } from './003_register.ts';
import { up as makeBundles } from './004_bundles.ts';
import { up as makePhotos } from './005_photos.ts';

const migrations = {
  '001_records': { up: makeRecords },
  '002_identity': { up: makeIdentity },
  '003_register': { up: makeRegister },
  '004_bundles': { up: makeBundles },
  '005_photos': { up: makePhotos },
};

export async function migrate(database: Database): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error) throw new Error('the tables could not be brought up to date', { cause: error });
}

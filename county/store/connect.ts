// Opens the county's database: PGlite in a folder, or PostgreSQL by an address. Both speak through
// pg.Pool, so that types, error codes and transactions are the same.
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { CountyTables, Database } from './database.ts';
import { openDurably, syncFolder } from './durableFiles.ts';
import { lockFolder } from './folderLock.ts';
import { migrate } from './migrations/migrate.ts';
import { listenOnPostgres } from './newsConnection.ts';
import { listenOnPglite, type ListenToNews } from './newsLine.ts';

export interface OpenDatabase {
  database: Database;
  listen: ListenToNews;
  /** As many large pushes as keep the engine busy. */
  pushesAtOnce: number;
  close: () => Promise<void>;
}

/** PGlite in a folder, unless there is an address of a PostgreSQL server. */
export function openPlace(place: {
  dataFolder: string;
  databaseUrl: string | undefined;
}): Promise<OpenDatabase> {
  const { dataFolder, databaseUrl } = place;
  return databaseUrl ? openPostgres(databaseUrl) : openFolderDatabase(dataFolder);
}

/** PGlite in `folder`; throws FolderInUse when another process has it. */
async function openFolderDatabase(folder: string): Promise<OpenDatabase> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // PGlite makes its files readable for everybody: the folder must not be.
  chmodSync(folder, 0o700);
  const unlock = lockFolder(folder);
  try {
    const databaseFolder = join(folder, 'database');
    if (!existsSync(databaseFolder)) await createDatabase(databaseFolder);
    const pglite = await openDurably(databaseFolder);
    // One session, never given back for idleness: ending it would end the only connection there is.
    const { connection } = createPgConfig(pglite);
    const pool = new pg.Pool({ connection, max: 1, idleTimeoutMillis: 0 } as pg.PoolConfig);
    const listen = listenOnPglite(pglite);
    return await migrated(pool, { listen, pushesAtOnce: 1 }, async () => {
      await pglite.close();
      unlock();
    });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Made beside its place and moved there when whole: a first start that was killed leaves nothing half made. */
async function createDatabase(databaseFolder: string): Promise<void> {
  const unfinished = `${databaseFolder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  const pglite = await openDurably(unfinished);
  await pglite.close();
  syncFolder(unfinished);
  renameSync(unfinished, databaseFolder);
}

const poolSize = 10;

export function openPostgres(databaseUrl: string): Promise<OpenDatabase> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const listen = listenOnPostgres(databaseUrl);
  return migrated(pool, { listen, pushesAtOnce: 4 }, () => Promise.resolve());
}

async function migrated(
  pool: pg.Pool,
  { listen, pushesAtOnce }: Pick<OpenDatabase, 'listen' | 'pushesAtOnce'>,
  closeEngine: () => Promise<void>,
): Promise<OpenDatabase> {
  const database = new Kysely<CountyTables>({ dialect: new PostgresDialect({ pool }) });
  const close = async () => {
    await database.destroy();
    await closeEngine();
  };
  try {
    await migrate(database);
  } catch (error) {
    await close();
    throw error;
  }
  return { database, listen, close, pushesAtOnce };
}

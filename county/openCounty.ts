// Opens a county: the database, what a first start makes in it, and the server in front of it.
import { randomBytes } from 'node:crypto';
import { newDeviceId } from '../shared/ids.ts';
import type { CountyDesk } from './countyDesk.ts';
import { createDirectoryAuthor } from './directoryAuthor.ts';
import { firstCodes, foundOffice, type FirstCodes } from './firstStart.ts';
import { openNewsDesk } from './news.ts';
import { fillSample, sampleCodes, type SampleCodes } from './sample.ts';
import { buildServer, type LogTarget } from './server.ts';
import { createSigner, newKeyPair } from './signing.ts';
import { openFolderDatabase, openPostgres } from './store/connect.ts';
import { readCounty, writeCounty, type CountyRow } from './store/countyRow.ts';
import { inTransaction, type Database } from './store/database.ts';
import { beginEpoch, beginFeed } from './store/feed.ts';

export interface CountyOptions {
  /** Where PGlite keeps its files; not used with a `databaseUrl`. */
  dataFolder: string;
  /** A PostgreSQL server instead. */
  databaseUrl: string | undefined;
  host: string;
  /** 0: any free one. */
  port: number;
  /** The county office's name, at the first start. */
  name: string;
  /** Filled with sample data at the first start; new codes for three sample PCs at each. */
  sample: boolean;
  /** The database comes from a backup: stations are to push again. */
  restored: boolean;
  /** Make codes for a PC of the county and its administrator even when one has enrolled before. */
  newCodes: boolean;
  log: LogTarget;
}

export interface County {
  url: string;
  firstCodes: FirstCodes | undefined;
  sampleCodes: SampleCodes | undefined;
  /** Lets running requests finish; calling it again waits for the same end. */
  close: () => Promise<void>;
}

/** How long running requests may still take when the county closes. */
const closingMs = 10_000;

/** Sample data was asked for where real data lies. */
export class NotSampleData extends Error {}

export async function openCounty(options: CountyOptions): Promise<County> {
  const { databaseUrl, dataFolder } = options;
  const { database, close } = databaseUrl
    ? await openPostgres(databaseUrl)
    : await openFolderDatabase(dataFolder);
  try {
    const desk = await openDesk(database, options);
    const server = buildServer(desk, options.log);
    const url = await server.listen({ host: options.host, port: options.port });
    let closing: Promise<void> | undefined;
    const closeAll = async () => {
      const giveUp = setTimeout(() => server.server.closeAllConnections(), closingMs);
      await server.close();
      clearTimeout(giveUp);
      await close();
    };
    return {
      url,
      firstCodes: options.sample ? undefined : await firstCodes(database, options.newCodes),
      sampleCodes: options.sample ? await sampleCodes(database) : undefined,
      close: () => (closing ??= closeAll()),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDesk(database: Database, options: CountyOptions): Promise<CountyDesk> {
  const known = await readCounty(database);
  if (known && options.sample && !known.sample) {
    throw new NotSampleData('real data lies here; sample data is not mixed into it');
  }
  if (options.restored) await beginEpoch(database);
  const county = known ?? (await found(database, options));
  return {
    database,
    signer: createSigner(county),
    author: await createDirectoryAuthor(database, county.device),
    news: openNewsDesk(),
  };
}

/** All of a first start or nothing of it. */
function found(database: Database, { name, sample }: CountyOptions): Promise<CountyRow> {
  const county = { ...newKeyPair(), name, device: newDeviceId(randomBytes), sample };
  return inTransaction(database, async (transaction) => {
    await writeCounty(transaction, county);
    await beginFeed(transaction);
    const author = await createDirectoryAuthor(transaction, county.device);
    if (sample) await fillSample(transaction, author, createSigner(county));
    else await foundOffice(transaction, author, name);
    return county;
  });
}

// Opens a county: the database, what a first start makes in it, and the server in front of it.
import { randomBytes } from 'node:crypto';
import { newDeviceId } from '../shared/ids.ts';
import type { CountyDesk } from './countyDesk.ts';
import { createDirectoryAuthor } from './directoryAuthor.ts';
import { foundOffice, firstCodes, type FirstCodes } from './firstStart.ts';
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
  databaseUrl?: string;
  host: string;
  /** 0: any free one. */
  port: number;
  /** The county office's name, at the first start. */
  name: string;
  /** Filled with sample data at the first start; new codes for three sample PCs at each. */
  sample: boolean;
  /** The database comes from a backup: stations are to push again. */
  restored: boolean;
  /** Make codes for the county's own first PC even when one has enrolled before. */
  newCodes: boolean;
  log: LogTarget;
}

export interface County {
  url: string;
  /** Codes for the county's first PC and its administrator. */
  firstCodes?: FirstCodes;
  sampleCodes?: SampleCodes;
  close: () => Promise<void>;
}

/** The data is of another sort than what was asked for. */
export class NotSampleData extends Error {}

export async function openCounty(options: CountyOptions): Promise<County> {
  const { databaseUrl, dataFolder } = options;
  const { database, close } = databaseUrl
    ? await openPostgres(databaseUrl)
    : await openFolderDatabase(dataFolder);
  try {
    const { desk, sample } = await openDesk(database, options);
    const codes = sample
      ? { sampleCodes: await sampleCodes(database) }
      : await firstCodes(desk, options.newCodes);
    const server = buildServer(desk, options.log);
    const url = await server.listen({ host: options.host, port: options.port });
    const closeAll = async () => {
      await server.close();
      await close();
    };
    return { url, ...codes, close: closeAll };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDesk(
  database: Database,
  options: CountyOptions,
): Promise<{ desk: CountyDesk; sample: boolean }> {
  const known = await readCounty(database);
  if (known && options.sample && !known.sample) {
    throw new NotSampleData('this is a real county; sample data is not mixed into it');
  }
  if (options.restored) await beginEpoch(database);
  const county = known ?? (await found(database, options));
  const author = await createDirectoryAuthor(database, county.device);
  const desk = { database, signer: createSigner(county), author, news: openNewsDesk() };
  if (!known && county.sample) await fillSample(desk, options);
  if (!known && !county.sample) await foundOffice(desk, county.name);
  return { desk, sample: options.sample };
}

function found(database: Database, options: CountyOptions): Promise<CountyRow> {
  const county: CountyRow = {
    ...newKeyPair(),
    name: options.name,
    device: newDeviceId(randomBytes),
    sample: options.sample,
  };
  return inTransaction(database, async (transaction) => {
    await writeCounty(transaction, county);
    await beginFeed(transaction);
    return county;
  });
}

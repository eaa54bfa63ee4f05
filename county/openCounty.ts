// Opens a county: the database, what a first start makes in it, and the server in front of it.
import { randomBytes } from 'node:crypto';
import type { Server as TlsServer } from 'node:tls';
import { newDeviceId } from '../shared/ids.ts';
import { watchSpool } from './bundle/spool.ts';
import { closeGently } from './closeGently.ts';
import type { CountyDesk } from './countyDesk.ts';
import { createDirectoryAuthor } from './directoryAuthor.ts';
import { firstCodes, foundOffice, type FirstCodes } from './firstStart.ts';
import { openNewsDesk } from './news.ts';
import { fillSample, sampleCodes, type SampleCodes } from './sample.ts';
import { buildServer, type ServerOptions } from './server.ts';
import { createSigner, newKeyPair } from './signing.ts';
import { openPlace } from './store/connect.ts';
import { lockCounty, readCounty, writeCounty, type CountyRow } from './store/countyRow.ts';
import { inTransaction, type Database } from './store/database.ts';
import { beginEpoch, beginFeed } from './store/feed.ts';

export interface CountyOptions extends ServerOptions {
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
}

export interface County {
  url: string;
  firstCodes: FirstCodes | undefined;
  sampleCodes: SampleCodes | undefined;
  /** A new certificate, for connections from now on. */
  changeTls: (tls: { cert: string; key: string }) => void;
  /** Lets running requests finish; calling it again waits for the same end. */
  close: () => Promise<void>;
}

/** Sample data was asked for where real data lies. */
export class NotSampleData extends Error {}

export async function openCounty(options: CountyOptions): Promise<County> {
  const { database, listen, close, pushesAtOnce } = await openPlace(options);
  let stopListening: (() => Promise<void>) | undefined;
  try {
    const desk = await openDesk(database, pushesAtOnce, options);
    stopListening = await listen(desk.news);
    const server = await buildServer(desk, options);
    const url = await server.listen({ host: options.host, port: options.port });
    const closeServer = closeGently(server);
    const hasFolder = options.databaseUrl === undefined;
    const stopSpool = hasFolder ? watchSpool(desk, options.dataFolder, server.log) : undefined;
    let closing: Promise<void> | undefined;
    const closeAll = async () => {
      await closeServer();
      await stopSpool?.();
      await stopListening?.();
      await close();
    };
    return {
      url,
      firstCodes: options.sample ? undefined : await firstCodes(database, options.newCodes),
      sampleCodes: options.sample ? await sampleCodes(database) : undefined,
      changeTls: (tls) => (server.server as unknown as TlsServer).setSecureContext(tls),
      close: () => (closing ??= closeAll()),
    };
  } catch (error) {
    await stopListening?.();
    await close();
    throw error;
  }
}

async function openDesk(
  database: Database,
  pushesAtOnce: number,
  options: CountyOptions,
): Promise<CountyDesk> {
  const known = await readCounty(database);
  if (known && options.sample && !known.sample) {
    throw new NotSampleData('real data lies here; sample data is not mixed into it');
  }
  if (options.restored) await beginEpoch(database);
  const county = known ?? (await found(database, options));
  return {
    ...{ database, pushesAtOnce },
    signer: createSigner(county),
    author: await createDirectoryAuthor(database, county.device),
    news: openNewsDesk(),
  };
}

/** All of a first start or nothing of it; of several processes that start at once, one does it. */
function found(database: Database, { name, sample }: CountyOptions): Promise<CountyRow> {
  const county = { ...newKeyPair(), name, device: newDeviceId(randomBytes), sample };
  return inTransaction(database, async (transaction) => {
    await lockCounty(transaction);
    const other = await readCounty(transaction);
    if (other) return other;
    await writeCounty(transaction, county);
    await beginFeed(transaction);
    const author = await createDirectoryAuthor(transaction, county.device);
    if (sample) await fillSample(transaction, author, createSigner(county));
    else await foundOffice(transaction, author, name);
    return county;
  });
}

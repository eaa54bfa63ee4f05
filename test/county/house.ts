// A county with everybody in it, on either engine, that can be shut and opened again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCounty, type County, type CountyOptions } from '../../county/openCounty.ts';
import { openPlace, type OpenDatabase } from '../../county/store/connect.ts';
import { gatherPeople, movePeople, type People } from './people.ts';
import { startPostgres, type PostgresCluster } from './postgresCluster.ts';

export interface House {
  county: County;
  people: People;
  /** What the county logged. */
  log: string[];
  /** The tables themselves, while the county is closed. */
  openDatabase: () => Promise<OpenDatabase>;
  reopen: (changes?: Partial<CountyOptions>) => Promise<void>;
  close: () => Promise<void>;
}

export interface Engine {
  name: string;
  /** Where a new database lies. */
  place: () => Promise<Pick<CountyOptions, 'dataFolder' | 'databaseUrl'>>;
  stop: () => Promise<void>;
}

export function embeddedEngine(): Engine {
  const folders: string[] = [];
  return {
    name: 'PGlite',
    place: () => {
      const folder = mkdtempSync(join(tmpdir(), 'county-'));
      folders.push(folder);
      return Promise.resolve({ dataFolder: folder, databaseUrl: undefined });
    },
    stop: async () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      await Promise.resolve();
    },
  };
}

export function postgresEngine(): Engine {
  let cluster: Promise<PostgresCluster> | undefined;
  return {
    name: 'PostgreSQL',
    place: async () => {
      cluster ??= startPostgres();
      return { dataFolder: '', databaseUrl: await (await cluster).newDatabase() };
    },
    stop: async () => (await cluster)?.stop(),
  };
}

export async function optionsAt(engine: Engine, log: string[]): Promise<CountyOptions> {
  return {
    ...(await engine.place()),
    ...{ host: '127.0.0.1', port: 0, name: '测试县人大代表工委' },
    ...{ sample: false, restored: false, newCodes: false },
    log: { write: (line) => log.push(line) },
  };
}

export async function openHouse(engine: Engine): Promise<House> {
  const log: string[] = [];
  const options = await optionsAt(engine, log);
  const county = await openCounty(options);
  const house: House = {
    county,
    people: await gatherPeople(county),
    log,
    openDatabase: () => openPlace(options),
    async reopen(changes = {}) {
      await house.county.close();
      house.county = await openCounty({ ...options, ...changes });
      house.people = movePeople(house.people, house.county.url);
    },
    close: () => house.county.close(),
  };
  return house;
}

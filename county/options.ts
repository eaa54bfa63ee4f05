import { resolve } from 'node:path';
// What an administrator may set: environment for what stays, flags for what is asked for once.
import { parseArgs } from 'node:util';
import type { CountyOptions } from './openCounty.ts';

export const usage = `npm run county -- [--sample] [--restored] [--new-codes]

  --sample     fill a new database with invented people and records, to try things out
  --restored   the database comes from a backup: every station starts over and sends again
  --new-codes  make new codes for a PC of the county and for its administrator
  --help       this text

Environment
  LIAISON_COUNTY_DATA  folder of the data               (.data/county)
  LIAISON_COUNTY_HOST  address to listen on             (127.0.0.1)
  LIAISON_COUNTY_PORT  port, 0 for any free one         (4670)
  LIAISON_COUNTY_NAME  the county office's name         (嵊泗县人大常委会代表工作委员会)
  DATABASE_URL         a PostgreSQL server instead of the embedded database
`;

/** The text says what is wrong. */
export class WrongUsage extends Error {}

/** Undefined when only the help was asked for. */
export function readOptions(
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Omit<CountyOptions, 'log'> | undefined {
  const flags = readFlags(given);
  if (flags.help) return undefined;
  return {
    dataFolder: resolve(environment['LIAISON_COUNTY_DATA'] || '.data/county'),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    host: environment['LIAISON_COUNTY_HOST'] || '127.0.0.1',
    port: readPort(environment['LIAISON_COUNTY_PORT'] || '4670'),
    name: environment['LIAISON_COUNTY_NAME'] || '嵊泗县人大常委会代表工作委员会',
    sample: flags.sample,
    restored: flags.restored,
    newCodes: flags['new-codes'],
  };
}

function readFlags(given: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const options = { sample: flag, restored: flag, 'new-codes': flag, help: flag };
  try {
    return parseArgs({ args: [...given], options }).values;
  } catch (error) {
    throw new WrongUsage((error as Error).message, { cause: error });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new WrongUsage(`LIAISON_COUNTY_PORT is no port: ${text}`);
}

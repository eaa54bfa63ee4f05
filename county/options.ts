// What an administrator may set: environment for what stays, flags and commands for what is asked for once.
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { CountyOptions } from './openCounty.ts';

export const usage = `npm run county -- [--sample] [--restored] [--new-codes]
npm run county -- backup FILE
npm run county -- restore FILE
npm run county -- import FILE [--reply FOLDER]

  backup       write everything the county holds into FILE (embedded database: stop the server first)
  restore      fill an empty database from FILE; the stations then send what FILE does not have
  import       take a ferry bundle that came by boat, beside a running server or without one; the reply is
               written into FOLDER, or beside FILE
  --sample     fill a new database with invented people and records, to try things out
  --restored   the database comes from another sort of backup: every station starts over and sends again
  --new-codes  make new codes for a PC of the county and for its administrator
  --help       this text

Environment
  LIAISON_COUNTY_DATA           folder of the data                    (.data/county)
  DATABASE_URL                  a PostgreSQL server instead of the embedded database
  LIAISON_COUNTY_HOST           address to listen on                  (127.0.0.1)
  LIAISON_COUNTY_PORT           port, 0 for any free one              (4670)
  LIAISON_COUNTY_NAME           the county office's name              (嵊泗县人大常委会代表工作委员会)
  LIAISON_COUNTY_TLS_CERT       certificate chain, PEM file; read anew on SIGHUP
  LIAISON_COUNTY_TLS_KEY        its private key, PEM file
  LIAISON_COUNTY_TRUST_PROXY    addresses of proxies whose X-Forwarded-For counts, by commas
  LIAISON_COUNTY_RATE_LIMITS    on or off                             (on)
  LIAISON_COUNTY_METRICS_TOKEN  who may read /metrics from elsewhere than this machine
  LIAISON_COUNTY_LOG_LEVEL      debug, info, warn or error            (info)
`;

/** The text says what is wrong. */
export class WrongUsage extends Error {}

export interface TlsFiles {
  cert: string;
  key: string;
}

export type Wanted =
  | { command: 'help' }
  | { command: 'serve'; options: Omit<CountyOptions, 'log'>; tlsFiles: TlsFiles | undefined }
  | { command: 'backup' | 'restore'; file: string; place: Place }
  | { command: 'import'; file: string; replyFolder: string; place: Place };

export type Place = Pick<CountyOptions, 'dataFolder' | 'databaseUrl'>;

/** An empty variable is one that is not set. */
const given = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** Alone or with the length of its network. */
function isAddress(text: string): boolean {
  const [address = '', ...network] = text.trim().split('/');
  return isIP(address) !== 0 && network.every((bits) => /^\d{1,3}$/.test(bits));
}

const settings = z.object({
  LIAISON_COUNTY_DATA: given(z.string().default('.data/county')),
  DATABASE_URL: given(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
      .optional(),
  ),
  LIAISON_COUNTY_HOST: given(z.string().default('127.0.0.1')),
  LIAISON_COUNTY_PORT: given(
    z
      .string()
      .regex(/^\d{1,5}$/, 'is no port')
      .transform(Number)
      .refine((port) => port <= 65_535, 'is no port')
      .default(4670),
  ),
  LIAISON_COUNTY_NAME: given(z.string().max(80).default('嵊泗县人大常委会代表工作委员会')),
  LIAISON_COUNTY_TLS_CERT: given(z.string().optional()),
  LIAISON_COUNTY_TLS_KEY: given(z.string().optional()),
  LIAISON_COUNTY_TRUST_PROXY: given(
    z
      .string()
      .refine((text) => text.split(',').every(isAddress), 'is no list of addresses')
      .optional(),
  ),
  LIAISON_COUNTY_RATE_LIMITS: given(z.enum(['on', 'off']).default('on')),
  LIAISON_COUNTY_METRICS_TOKEN: given(z.string().min(16).optional()),
  LIAISON_COUNTY_LOG_LEVEL: given(z.enum(['debug', 'info', 'warn', 'error']).default('info')),
});

type Environment = Readonly<Record<string, string | undefined>>;

export function readOptions(argumentsGiven: readonly string[], environment: Environment): Wanted {
  const { values: flags, positionals } = readArguments(argumentsGiven);
  if (flags.help) return { command: 'help' };
  const set = readSettings(environment);
  const place = {
    dataFolder: resolve(set.LIAISON_COUNTY_DATA),
    databaseUrl: set.DATABASE_URL,
  };
  const [command, file, ...more] = positionals;
  if (command !== undefined) {
    const known = command === 'backup' || command === 'restore' || command === 'import';
    if (!known) throw new WrongUsage(`there is no command ${command}`);
    if (!file || more.length > 0) throw new WrongUsage(`${command} wants one file`);
    const path = resolve(file);
    if (command !== 'import') return { command, file: path, place };
    return { command, file: path, replyFolder: resolve(flags.reply ?? dirname(path)), place };
  }
  return {
    command: 'serve',
    tlsFiles: tlsFilesOf(set),
    options: {
      ...place,
      ...{ host: set.LIAISON_COUNTY_HOST, port: set.LIAISON_COUNTY_PORT },
      ...{ name: set.LIAISON_COUNTY_NAME, sample: flags.sample, restored: flags.restored },
      newCodes: flags['new-codes'],
      rateLimits: set.LIAISON_COUNTY_RATE_LIMITS === 'on',
      trustedProxies: set.LIAISON_COUNTY_TRUST_PROXY,
      metricsToken: set.LIAISON_COUNTY_METRICS_TOKEN,
      logLevel: set.LIAISON_COUNTY_LOG_LEVEL,
    },
  };
}

function readArguments(argumentsGiven: readonly string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const reply = { type: 'string' } as const;
  const options = { sample: flag, restored: flag, 'new-codes': flag, help: flag, reply };
  try {
    return parseArgs({ args: [...argumentsGiven], options, allowPositionals: true });
  } catch (error) {
    throw new WrongUsage((error as Error).message, { cause: error });
  }
}

function readSettings(environment: Environment): z.infer<typeof settings> {
  const ours = Object.entries(environment).filter(([name]) => name.startsWith('LIAISON_COUNTY_'));
  const unknown = ours.find(([name]) => !Object.hasOwn(settings.shape, name));
  if (unknown) throw new WrongUsage(`there is no setting ${unknown[0]}`);
  const parsed = settings.safeParse(environment);
  if (parsed.success) return parsed.data;
  // The value is not repeated: an address may hold a password.
  const [issue] = parsed.error.issues;
  throw new WrongUsage(`${issue?.path.join('.')}: ${issue?.message}`);
}

function tlsFilesOf(set: z.infer<typeof settings>): TlsFiles | undefined {
  const { LIAISON_COUNTY_TLS_CERT: cert, LIAISON_COUNTY_TLS_KEY: key } = set;
  if (cert && key) return { cert: resolve(cert), key: resolve(key) };
  if (!cert && !key) return undefined;
  throw new WrongUsage('LIAISON_COUNTY_TLS_CERT and LIAISON_COUNTY_TLS_KEY belong together');
}

/** The files as they are now. */
export function readTls(files: TlsFiles): { cert: string; key: string } {
  const read = (path: string) => {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      throw new WrongUsage(`${path} can't be read: ${(error as Error).message}`, { cause: error });
    }
  };
  return { cert: read(files.cert), key: read(files.key) };
}

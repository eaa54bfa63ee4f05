/** What the county server can carry: pushes, connected stations, and a storm after a typhoon, on both engines. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPlace } from '../../county/store/connect.ts';
import { killCounties, startCounty, type Place } from '../county/countyProcess.ts';
import { startPostgres } from '../county/postgresCluster.ts';
import { insertRaw } from './countyFloor.ts';
import { drain, openLine, pushes } from './countyLoad.ts';
import { addStations, newOpinions, type BenchStation } from './countyStations.ts';
import { storm } from './countyStorm.ts';
import { weighable, weighBareStreams, weighStreams } from './countyStreams.ts';
import type { Row } from './row.ts';

export const describe =
  'pushes beside raw inserts, a storm of stations, idle streams beside a bare server; LIAISON_BENCH=short for less of each';

const short = process.env['LIAISON_BENCH'] === 'short';
const pushers = 8;
const recordsPerPusher = short ? 500 : 3_000;
const stormStations = short ? 40 : 200;
const recordsInStorm = 500;
const connected = short ? [50] : [200, 500];

interface Engine {
  name: string;
  /** Records per second. */
  goal: number;
  place: () => Promise<Place>;
  stop: () => Promise<void>;
}

export async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const engine of [postgres(), pglite()]) {
    try {
      rows.push(...(await measure(engine)));
    } finally {
      killCounties();
      await engine.stop();
    }
  }
  return rows;
}

function postgres(): Engine {
  const cluster = startPostgres({ durable: true });
  return {
    ...{ name: 'PostgreSQL', goal: 3_000 },
    place: async () => ({ dataFolder: '', databaseUrl: await (await cluster).newDatabase() }),
    stop: async () => (await cluster).stop(),
  };
}

function pglite(): Engine {
  const dataFolder = mkdtempSync(join(tmpdir(), 'bench-county-'));
  return {
    ...{ name: 'PGlite', goal: 1_000 },
    place: () => Promise.resolve({ dataFolder, databaseUrl: undefined }),
    stop: () => Promise.resolve(rmSync(dataFolder, { recursive: true, force: true })),
  };
}

async function measure({ name, goal, place: placeOf }: Engine): Promise<Row[]> {
  const place = await placeOf();
  await prepare(place);
  const { stations, floor } = await fill(place);
  const county = await startCounty(place, [], {}, weighable);
  const rows: Row[] = [];
  for (const count of connected) {
    const tokens = stations.slice(0, count).map(({ token }) => token);
    const [ours, peer] = [await weighStreams(county, tokens), await weighBareStreams(count)];
    const what = `${name}: memory per connection, ${count} idle`;
    rows.push(atMost(20, { what, ours: ours / 1000, peer: peer / 1000, unit: 'kB' }));
  }
  const together = await pushTogether(county.url, stations.slice(0, pushers));
  rows.push(
    atLeast(goal, {
      what: `${name}: records pushed, ${pushers} pushers; peer: raw inserts`,
      ...{ ours: together, peer: floor, unit: '/s' },
    }),
  );
  const [bystander, ...others] = stations.slice(pushers);
  if (!bystander) throw new Error('no station is left to look on');
  const stormed = await storm(
    county.url,
    others.slice(0, stormStations),
    recordsInStorm,
    bystander,
  );
  console.log(name, JSON.stringify(stormed));
  const { push, others: meanwhile, errors, putOff } = stormed;
  const in50 = (what: string) => `${name}: storm of ${stormStations}, ${what}`;
  rows.push(
    atLeast(0, {
      what: in50('records; peer: raw inserts'),
      ours: stormed.perSecond,
      peer: floor,
      unit: '/s',
    }),
    atMost(60_000, {
      what: in50('push p95; peer: p50'),
      ours: push.p95,
      peer: push.p50,
      unit: 'ms',
    }),
    atMost(300, {
      what: in50('others p95; peer: p50'),
      ours: meanwhile.p95,
      peer: meanwhile.p50,
      unit: 'ms',
    }),
    atMost(0, {
      what: in50('errors; peer: put off'),
      ours: errors,
      peer: putOff,
      unit: 'requests',
    }),
  );
  county.process.kill('SIGTERM');
  await county.ended;
  return rows;
}

/** A first start makes the tables and the county in them. */
async function prepare(place: Place): Promise<void> {
  const county = await startCounty(place);
  county.process.kill('SIGTERM');
  await county.ended;
}

async function fill(place: Place): Promise<{ stations: BenchStation[]; floor: number }> {
  const { database, close } = await openPlace(place);
  try {
    const count = pushers + 1 + Math.max(stormStations, ...connected);
    const stations = await addStations(database, count);
    return {
      stations,
      floor: await insertRaw(database, stations.slice(0, pushers), recordsPerPusher),
    };
  } finally {
    await close();
  }
}

/** Records per second. */
async function pushTogether(url: string, stations: readonly BenchStation[]): Promise<number> {
  const work = stations.map((station) => pushes(station, newOpinions(station, recordsPerPusher)));
  const lines = stations.map(() => openLine(url));
  const began = performance.now();
  const drained = await Promise.all(lines.map((line, index) => drain(line, work[index] ?? [])));
  const seconds = (performance.now() - began) / 1000;
  for (const line of lines) line.hangUp();
  const errors = drained.reduce((sum, one) => sum + one.errors, 0);
  if (errors > 0) throw new Error(`${errors} pushes failed`);
  return (stations.length * recordsPerPusher) / seconds;
}

type Measured = Pick<Row, 'what' | 'ours' | 'peer' | 'unit'>;

function atLeast(goal: number, measured: Measured): Row {
  return { ...rounded(measured), goal: `≥ ${goal}`, met: measured.ours >= goal };
}

function atMost(goal: number, measured: Measured): Row {
  return { ...rounded(measured), goal: `≤ ${goal}`, met: measured.ours <= goal };
}

function rounded({ what, ours, peer, unit }: Measured): Omit<Row, 'goal' | 'met'> {
  const round = (value: number) => Math.round(value * 100) / 100;
  return { what, ours: round(ours), peer: round(peer), unit, ratio: round(ours / peer) };
}

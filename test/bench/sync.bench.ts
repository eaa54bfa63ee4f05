/**
 * What a station waits for on the line of a ferry island: the real replication and the real county process with a relay
 * in between that is as slow, as far and as lossy as that line. Beside it the least any protocol needs, and PouchDB.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { SyncedDocument } from '../../shared/records.ts';
import {
  samplePassphrase,
  samplePeople,
  sampleStation,
} from '../../shared/sample/sampleDirectory.ts';
import { startCounty, type CountyProcess } from '../app/countyProcess.ts';
import { stationAt } from '../electron/stationAt.ts';
import { startFerryThread, type FerryThread } from '../link/ferryThread.ts';
import { startCouchServer } from './ferry/couchServer.ts';
import { openFerryStation, type FerryStation } from './ferry/ferryStation.ts';
import { pouchAt, pouchWith, replicate } from './ferry/pouchPeer.ts';
import { receiveResidents, recordsPerReception } from './ferry/waitingRecords.ts';
import type { Row } from './row.ts';

export const describe =
  'sync over 256 kbit/s, 600 ms round trip, 5 % loss, beside the limit of the wire and PouchDB';

const line = { kbitPerSecond: 256, roundTripMs: 600, loss: 0.05, cutEveryBytes: 0, seed: 20261122 };
const waitingRecords = 2_000;
const countyRecords = 10_000;
const cutEveryBytes = 40_000;
const collections = ['visits', 'opinions', 'residents'] as const;
/** PouchDB is stopped when it has taken so many times as long as we: more says nothing more. */
const peerPatience = 20;
const longestMs = 15 * 60 * 1000;

interface Passage {
  seconds: number;
  requests: number;
  up: number;
  down: number;
}

export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-sync-'));
  const county = await startCounty(join(folder, 'county'), { port: 0, sample: true });
  const ferry = await startFerryThread({ ...line, to: Number(new URL(county.url).port) });
  const open: FerryStation[] = [];
  try {
    return await measure(county, ferry, open);
  } finally {
    for (const station of open) await station.close();
    await ferry.close();
    await county.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  county: CountyProcess,
  ferry: FerryThread,
  open: FerryStation[],
): Promise<Row[]> {
  const base = { county: county.url, ferryPort: ferry.port };
  const code = county.codes?.station ?? '';
  const first = await openFerryStation({ ...base, code, road: 'direct' });
  open.push(first);
  await settled(first);

  const fresh = await recordOffline(first, waitingRecords, 1);
  const drained = await passage(first, ferry, () => first.waiting() === 0);
  const limit = wireSeconds(fresh);
  const rows = [row('drain 2,000 records', drained, limit, 1.25)];

  const more = await recordOffline(first, waitingRecords, 2);
  ferry.cutEvery(cutEveryBytes);
  const cut = await passage(first, ferry, () => first.waiting() === 0);
  ferry.cutEvery(0);
  rows.push(row('drain 2,000 with a cut every 40 kB', cut, wireSeconds(more), 1.6));

  await settled(first);
  rows.push(...(await noChange(first, ferry)));
  rows.push(await firstDownload(first, ferry, open, base, county));
  rows.push(await besidePouch(fresh, drained));
  return rows;
}

/** What is recorded while there is no link: the documents as the station holds them. */
async function recordOffline(
  station: FerryStation,
  count: number,
  seed: number,
): Promise<SyncedDocument[]> {
  station.take('none');
  const known = new Set(documentsOf(station).map(({ id }) => id));
  await receiveResidents(station.desk, count / recordsPerReception, seed);
  return documentsOf(station).filter(({ id }) => !known.has(id));
}

function documentsOf({ database }: FerryStation): SyncedDocument[] {
  return collections.flatMap((name): SyncedDocument[] => [...database.tables[name].all()]);
}

/** From the moment the link is there until `isDone`. */
async function passage(
  station: FerryStation,
  ferry: FerryThread,
  isDone: () => boolean,
): Promise<Passage> {
  const before = await ferry.tally();
  const requests = station.requests();
  const started = performance.now();
  station.take('ferry');
  await until(isDone);
  const seconds = (performance.now() - started) / 1000;
  const after = await ferry.tally();
  const passed = {
    seconds,
    requests: station.requests() - requests,
    up: after.up - before.up,
    down: after.down - before.down,
  };
  say(
    `${seconds.toFixed(1)} s, ${passed.requests} requests, ${after.cuts - before.cuts} cuts`,
    passed,
  );
  return passed;
}

async function noChange(station: FerryStation, ferry: FerryThread): Promise<Row[]> {
  // What was pushed while the line was cut comes back with the first look; the second finds nothing new.
  station.replication.retry();
  await settled(station);
  const before = await ferry.tally();
  const requests = station.requests();
  station.replication.retry();
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  const after = await ferry.tally();
  const asked = station.requests() - requests;
  const bytes = after.up - before.up + after.down - before.down;
  say(`no change: ${asked} requests`, { bytes });
  return [
    goalRow('no-change round', 'requests', asked, 1),
    goalRow('no-change round', 'bytes', bytes, 1_600),
  ];
}

async function firstDownload(
  first: FerryStation,
  ferry: FerryThread,
  open: FerryStation[],
  base: { county: string; ferryPort: number },
  county: CountyProcess,
): Promise<Row> {
  first.take('direct');
  const lacking = countyRecords - first.records();
  await receiveResidents(first.desk, Math.ceil(lacking / recordsPerReception), 3);
  await until(() => first.waiting() === 0);
  const code = await newStationCode(county);
  const second = await openFerryStation({ ...base, code, road: 'none' });
  open.push(second);
  const downloaded = await passage(second, ferry, () => second.records() >= first.records());
  const limit = wireSeconds(documentsOf(first));
  return row(`first download of ${second.records()} records`, downloaded, limit, 1.6);
}

/** What the county's administrator hands out; without a database of its own, since a process may hold only two. */
async function newStationCode(county: CountyProcess): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-desk-'));
  const { station, link } = stationAt(folder, { fetch });
  try {
    const { id } = samplePeople.countyAdmin;
    await station.enrolTrial(county.url, county.codes?.county ?? '');
    await station.signIn({ person: id, secret: samplePassphrase });
    const given = await link.admin({ command: 'makeDeviceCode', office: sampleStation.id });
    if (!given.ok) throw new Error(given.problem.code);
    return given.value.code ?? '';
  } finally {
    link.rest();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function besidePouch(documents: readonly SyncedDocument[], ours: Passage): Promise<Row> {
  const couch = await startCouchServer();
  const ferry = await startFerryThread({ ...line, to: couch.port });
  try {
    const from = await pouchWith(documents);
    const patience = ours.seconds * peerPatience;
    const peer = await replicate(from, pouchAt(ferry.port), patience);
    const passed = await ferry.tally();
    say(`PouchDB: ${peer.seconds.toFixed(1)} s, ${peer.documents} documents`, passed);
    if (!peer.isStopped && peer.documents < documents.length) throw new Error('PouchDB lost some');
    return compare('drain 2,000 beside PouchDB', 's', ours.seconds, peer.seconds, 0.1);
  } finally {
    await ferry.close();
    await couch.close();
  }
}

/** The least a protocol needs: what it has to say, packed in one piece, at the full rate, and one round trip. */
function wireSeconds(documents: readonly SyncedDocument[]): number {
  const rows = documents.map((document) =>
    'acts' in document
      ? { id: document.id, station: document.station, acts: document.acts }
      : document,
  );
  const packed = brotliCompressSync(Buffer.from(JSON.stringify(rows)), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5 },
  });
  const seconds = packed.length / (line.kbitPerSecond * 125) + line.roundTripMs / 1000;
  say(`limit of the wire: ${seconds.toFixed(1)} s`, {
    records: documents.length,
    bytes: packed.length,
  });
  return seconds;
}

async function settled(station: FerryStation): Promise<void> {
  let last = -1;
  await until(() => station.waiting() === 0);
  while (station.requests() !== last) {
    last = station.requests();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
  }
}

async function until(isDone: () => boolean): Promise<void> {
  const end = Date.now() + longestMs;
  while (!isDone()) {
    if (Date.now() > end) throw new Error('the line did not get there');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const row = (what: string, { seconds }: Passage, limit: number, most: number) =>
  compare(`${what}, beside the limit of the wire`, 's', seconds, limit, most);

function compare(what: string, unit: string, ours: number, peer: number, most: number): Row {
  const ratio = round(ours / peer);
  return {
    ...{ what, unit, ours: round(ours), peer: round(peer), ratio },
    ...{ goal: `≤ ${most}`, met: ratio <= most },
  };
}

/** A figure with a goal of its own and nothing beside it. */
const goalRow = (what: string, unit: string, ours: number, most: number) =>
  compare(`${what}, beside its goal`, unit, ours, most, 1);

const round = (value: number) => Math.round(value * 100) / 100;

function say(words: string, figures: object): void {
  console.log(words, JSON.stringify(figures));
}

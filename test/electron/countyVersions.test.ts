/** Stations and counties are not updated on one day: the version before still syncs, in both directions. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { County } from '../../county/openCounty.ts';
import { openCounty } from '../../county/openCounty.ts';
import type { Fetch } from '../../electron/county/countyClient.ts';
import type { Act } from '../../shared/acts.ts';
import { newRecordId } from '../../shared/ids.ts';
import { composeVisit } from '../../shared/reception/visit.ts';
import {
  samplePassphrase,
  samplePeople,
  sampleStation,
} from '../../shared/sample/sampleDirectory.ts';
import type { StampClock } from '../../shared/stamp.ts';
import { createStampClock } from '../../shared/stamp.ts';
import { oldestProtocol, paths, protocolVersion } from '../../shared/sync/protocol.ts';
import {
  enrolPc,
  expectAnswer,
  isSignedAct,
  newDeviceKey,
  post,
  type Pc,
} from '../county/countyClient.ts';
import { scratchFolder } from './scratchFolder.ts';
import { stationAt } from './stationAt.ts';

const { recorder } = samplePeople;
const dataFolder = mkdtempSync(join(tmpdir(), 'liaison-county-'));
let county: County;
let codes: { station: string; county: string; unit: string };

beforeAll(async () => {
  county = await openCounty({
    ...{ dataFolder, databaseUrl: undefined, host: '127.0.0.1', port: 0 },
    ...{ name: '样例县', sample: true, restored: false, newCodes: false },
    log: { write: () => undefined },
  });
  if (!county.sampleCodes) throw new Error('no codes');
  codes = county.sampleCodes;
}, 60_000);
afterAll(async () => {
  await county.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

function note(clock: StampClock, device: string, more: object = {}): Act {
  const id = newRecordId(Date.now(), randomBytes);
  return { id, at: clock.next(), by: recorder.id, device, kind: 'note', note: '备注', ...more };
}

function newVisit(clock: StampClock, device: string, number: string) {
  const at = new Date().toISOString();
  const registered: Act = {
    ...{ id: newRecordId(Date.now(), randomBytes), at: clock.next(), by: recorder.id, device },
    ...{ kind: 'register', channel: 'walkIn', placeMode: 'inside', reachMode: 'fixed' },
    ...{
      island: '枸杞',
      place: '',
      submitterKind: 'person',
      residents: [],
      people: 1,
      deputies: [],
    },
    ...{ theme: '', number, station: sampleStation.id, startedAt: at, endedAt: at },
  };
  const id = newRecordId(Date.now(), randomBytes);
  return { ...composeVisit(id, sampleStation.id, [registered]), acts: [registered] };
}

const visitAt = async (pc: Pc, id: string) => (await pc.pullAll('visits')).get(id);

describe('a station of the version before', () => {
  it('[SY1] enrols, is spoken to in its version, pushes, and gets whole documents back', async () => {
    const { publicKey } = newDeviceKey();
    const entry = { code: codes.unit, publicKey, deviceName: '旧版' };
    const reply = await post(county.url, paths.enrol, { ...entry, protocol: oldestProtocol });
    expectAnswer(reply);
    expect(reply.body).toMatchObject({ protocol: oldestProtocol });
    expect(oldestProtocol).toBe(protocolVersion - 1);
    const none = { ...entry, protocol: oldestProtocol - 1 };
    expect((await post(county.url, paths.enrol, none)).status).toBe(426);
  });

  it('[SY1] keeps what only a newer version knows, there and back', async () => {
    const pc = await enrolPc(county.url, codes.station);
    const signIn = { person: recorder.id, secret: samplePassphrase };
    expectAnswer(await pc.post(paths.signIn, signIn));
    const clock = createStampClock(pc.device, Date.now);
    const letter = pc.enrolled.letter;
    const made = newVisit(clock, pc.device, `枸杞〔2026〕接-${letter}7001`);
    const ofTomorrow = note(clock, pc.device, { ofTomorrow: { deep: ['新字段', 7] } });
    const pushed = await pc.push('visits', [{ ...made, acts: [...made.acts, ofTomorrow] }]);
    expect(pushed.problems).toEqual([]);
    expect(pushed.documents).toHaveLength(1);
    expect(pushed.receipts).toBeUndefined();

    const pulled = await visitAt(pc, made.id);
    const answer = note(clock, pc.device);
    const again = await pc.push('visits', [{ ...pulled, acts: [...(pulled?.acts ?? []), answer] }]);
    expect(again.problems).toEqual([]);
    const back = await visitAt(pc, made.id);
    expect(back?.acts).toHaveLength(3);
    expect(back?.acts.find(({ id }) => id === ofTomorrow.id)).toMatchObject(ofTomorrow);
    expect(back?.acts.every((act) => isSignedAct(pc, act))).toBe(true);
  });
});

describe('a county of the version before', () => {
  const asked: string[] = [];
  beforeEach(() => asked.splice(0));

  /** Knows no brotli, no rounds, and nothing of what version 2 added to its requests. */
  const older: Fetch = async (url, init) => {
    const { pathname } = new URL(url);
    const encoding = new Headers(init.headers).get('content-encoding') ?? '';
    asked.push(`${pathname.slice(4)} ${encoding}`.trim());
    const refused = (field: string, status: number) =>
      Response.json({ problem: { code: 'request.malformed', field } }, { status });
    if (pathname === paths.round) return refused('path', 404);
    if (encoding === 'br') return refused('content-encoding', 400);
    return fetch(url, init);
  };

  it('[SY1] is asked in the way it knows', async () => {
    const open = stationAt(scratchFolder(), { fetch: older });
    onTestFinished(() => open.link.rest());
    const joined = await open.station.enrolTrial(county.url, codes.county);
    expect(joined.ok).toBe(true);
    const person = samplePeople.county.id;
    expect((await open.station.signIn({ person, secret: samplePassphrase })).ok).toBe(true);
    const look = { after: { visits: 0, opinions: 0 }, limit: 10 };
    const looked = await open.link.round(look);
    expect(looked).toMatchObject({ problem: { code: 'request.malformed' } });
    const rows = Array.from({ length: 10 }, () => ({ id: newRecordId(Date.now(), randomBytes) }));
    const pushed = await open.link.push({ collection: 'opinions', rows });
    expect(pushed.ok && pushed.value.problems).toHaveLength(10);
    expect(asked.filter((call) => call.startsWith('push'))).toEqual(['push br', 'push gzip']);
  });
});

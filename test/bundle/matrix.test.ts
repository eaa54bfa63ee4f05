// Bundles between a real station and a real county: twice, late, out of order, halved, someone else's, and then online.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCounty } from '../../county/openCounty.ts';
import { actOnRecord } from '../../renderer/actions/actOnRecord.ts';
import { registerVisit } from '../../renderer/actions/registerVisit.ts';
import { bundlePaths, bundles, type BundleTaken } from '../../shared/bundle/bundle.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import type { SyncedCollection } from '../../shared/records.ts';
import { enrolPc, expectAnswer, isSignedAct, problemOf, type Pc } from '../county/countyClient.ts';
import { embeddedEngine, optionsAt } from '../county/house.ts';
import {
  addOffice,
  addPc,
  addPerson,
  command,
  passphrase,
  signIn,
  standAt,
  type Person,
} from '../county/people.ts';
import { scratchFolder } from '../electron/scratchFolder.ts';
import { visitEntry } from '../renderer/actions/entries.ts';
import { openFerryPc, unsignedIn, type FerryPc } from './ferryPc.ts';

/** A county with two stations, as small as these tests can do with. */
interface Place {
  admin: Person;
  office: string;
  neighbour: string;
  /** A PC of the station that looks at what the county holds. */
  reader: Pc;
  close: () => Promise<void>;
}

const engine = embeddedEngine();
let house: Place;
let other: Place;

async function openPlace(): Promise<Place> {
  const county = await openCounty(await optionsAt(engine, []));
  const pc = await enrolPc(county.url, county.firstCodes?.device ?? '');
  const [administrator] = pc.enrolled.people;
  if (!administrator || !county.firstCodes) throw new Error('a county begins with both');
  expectAnswer(await signIn(pc, administrator.id, county.firstCodes.person, passphrase));
  const admin = standAt(pc, administrator.id);
  const office = await addOffice(admin, 'station', '枸杞乡联络站', '枸杞');
  const neighbour = await addOffice(admin, 'station', '嵊山镇联络站', '嵊山');
  return { admin, office, neighbour, reader: await addPc(admin, office), close: county.close };
}

beforeAll(async () => {
  [house, other] = await Promise.all([openPlace(), openPlace()]);
});
afterAll(async () => {
  await house.close();
  await other.close();
  await engine.stop();
});

let persons = 0;

async function stationPc(at = house, office = at.office): Promise<FerryPc> {
  persons += 1;
  return openFerryPc(at.admin, office, scratchFolder(), `乘船人${persons}`);
}

async function register(pc: FerryPc): Promise<string> {
  const desk = pc.pc.as(pc.person);
  const registered = await registerVisit(desk, visitEntry({ submit: true }));
  if (!registered.ok) throw new Error(registered.problem.code);
  return registered.value.opinions[0] ?? '';
}

async function handIn(path: string, at = house): Promise<BundleTaken> {
  const bundle = readFileSync(path).toString('base64');
  const reply = await at.admin.pc.post(bundlePaths.take, { bundle });
  if (reply.status !== 200) throw new Error(problemOf(reply));
  return bundles.answer.parse(reply.body);
}

/** Writes the reply as the county would, and answers its path. */
function carry({ reply }: BundleTaken, pc: FerryPc): string {
  const folder = join(pc.stick, 'replies');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, reply.name);
  writeFileSync(path, Buffer.from(reply.bundle, 'base64'));
  return path;
}

const collections = ['visits', 'opinions', 'disclosures', 'residents', 'directory'] as const;

/** All that the county's feed holds for the PC's office. */
async function countyHolds(reader: Pc): Promise<string> {
  const held = await Promise.all(
    collections.map(async (name: SyncedCollection) =>
      [...(await reader.pullAll(name)).values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ),
  );
  return canonicalJson(held);
}

function stationHolds({ pc }: FerryPc): Record<string, unknown[]> {
  const { tables } = pc.database;
  return Object.fromEntries(
    collections.map((name) => [
      name,
      [...tables[name].all()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ]),
  );
}

async function refusalOf(reading: ReturnType<FerryPc['readReply']>): Promise<string> {
  const read = await reading;
  return read.ok ? 'read' : read.problem.code;
}

describe('by boat', () => {
  it('[BU4] [BU5] [BU6] records go to the county, receipts and news come back, and a later sync changes nothing', async () => {
    const pc = await stationPc();
    pc.cut(true);
    const opinion = await register(pc);
    await register(pc);
    expect(unsignedIn(pc.pc)).toBeGreaterThan(4);
    const written = await pc.writeBundle();
    expect(basename(written)).toMatch(/^枸杞乡联络站 \d{4}-\d\d-\d\d [A-Z]0001 摆渡包\.liaison$/);
    const taken = await handIn(written);
    expect(taken).toMatchObject({ from: '枸杞乡联络站', counter: 1, problems: 0, records: 6 });

    const read = await pc.readReply(carry(taken, pc));
    expect(read).toMatchObject({ ok: true, value: { counter: 1, age: 'new' } });
    expect(unsignedIn(pc.pc)).toBe(0);
    const held = pc.pc.database.tables.opinions.get(opinion);
    const countyPc = house.reader;
    for (const act of held?.acts ?? []) expect(isSignedAct(countyPc, act)).toBe(true);
    expect(pc.pc.database.tables.directory.all().length).toBeGreaterThan(3);

    const before = await countyHolds(countyPc);
    const here = stationHolds(pc);
    pc.cut(false);
    await pc.syncOnline();
    expect(await countyHolds(countyPc)).toBe(before);
    expect(stationHolds(pc)).toEqual(here);
  });

  it('[BU4] twice, late and out of order: the county and the station end the same', async () => {
    const pc = await stationPc();
    const reader = house.reader;
    pc.cut(true);
    const opinion = await register(pc);
    const first = await pc.writeBundle();
    const kept = join(pc.stick, 'first.copy');
    writeFileSync(kept, readFileSync(first));
    const note = { note: '又来问过一次' };
    await actOnRecord(pc.pc.as(pc.person), 'opinions', opinion, 'note', note);
    const second = await pc.writeBundle();

    const takenSecond = await handIn(second);
    const held = await countyHolds(reader);
    const takenFirst = await handIn(kept);
    const again = await handIn(kept);
    expect(again.takenBefore).toBeDefined();
    expect(takenFirst.takenBefore).toBeUndefined();
    expect(await countyHolds(reader)).toBe(held);

    expect(await refusalOf(pc.readReply(carry(takenSecond, pc)))).toBe('read');
    expect(unsignedIn(pc.pc)).toBe(0);
    const here = stationHolds(pc);
    const older = await pc.readReply(carry(takenFirst, pc));
    expect(older).toMatchObject({ ok: true, value: { age: 'older', changed: 0 } });
    const repeated = await pc.readReply(carry(takenSecond, pc));
    expect(repeated).toMatchObject({ ok: true, value: { age: 'again', changed: 0 } });
    expect(stationHolds(pc)).toEqual(here);
  });

  it('[BU5] the next reply brings only what is newer than the last one that was read', async () => {
    const pc = await stationPc();
    pc.cut(true);
    const first = await handIn(await pc.writeBundle());
    await pc.readReply(carry(first, pc));
    const second = await handIn(await pc.writeBundle());
    expect(second.reply.bundle.length).toBeLessThan(first.reply.bundle.length / 2);
    await addPerson(house.admin, house.reader, '新来的', ['recorder']);
    const third = await handIn(await pc.writeBundle());
    expect(await pc.readReply(carry(third, pc))).toMatchObject({ value: { changed: 1 } });
    expect(await pc.readReply(carry(second, pc))).toMatchObject({ value: { changed: 0 } });
  });

  it('[BU4] what the county refuses comes back refused, signed and named', async () => {
    const pc = await stationPc();
    pc.cut(true);
    const opinion = await register(pc);
    const { admin } = house;
    await command(admin, { command: 'setPersonActive', person: pc.person.id, active: false });
    await pc.readReply(carry(await handIn(await pc.writeBundle()), pc));
    const acts = pc.pc.database.tables.opinions.get(opinion)?.acts ?? [];
    expect(new Set(acts.map(({ received }) => received?.refused))).toEqual(
      new Set(['act.unknownPerson']),
    );
  });
});

describe('a bundle that does not get onto the stick', () => {
  it('[BU7] stays whole on this PC, and goes on the stick that comes back', async () => {
    const pc = await stationPc();
    pc.cut(true);
    await register(pc);
    rmSync(pc.stick, { recursive: true });
    await expect(pc.writeBundle()).rejects.toThrow('bundle.noStick');
    const { pending } = await pc.bridge.call('ferry.notes');
    expect(pending).toMatchObject({ counter: 1, records: 3 });
    mkdirSync(pc.stick);
    const written = await pc.bridge.call('ferry.write');
    const path = written.ok ? written.value.path : undefined;
    expect(path).toBe(join(pc.stick, pending?.name ?? ''));
    const notes = await pc.bridge.call('ferry.notes');
    expect(notes).toMatchObject({ pending: undefined, written: { counter: 1 } });
    expect(await handIn(path ?? '')).toMatchObject({ records: 3, problems: 0 });
  });

  it('[BU7] what has no room waits for the next one; the county takes a full bundle', async () => {
    const pc = await stationPc();
    await pc.bridge.call('ferry.begin', {});
    const noise = () => [{ noise: randomBytes(5_000_000).toString('base64') }];
    const full: unknown[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const added = await pc.bridge.call('ferry.add', { collection: 'opinions', rows: noise() });
      full.push(added.ok && added.value.isFull);
    }
    expect(full).toEqual([false, false, false, true, true]);
    await pc.bridge.call('ferry.finish');
    const written = await pc.bridge.call('ferry.write');
    const path = (written.ok && written.value.path) || '';
    expect(statSync(path).size).toBeGreaterThan(15_000_000);
    expect(await handIn(path)).toMatchObject({ records: 3, problems: 3 });
  });
});

describe('what is not right is refused, and says why', () => {
  it('[BU2] [BU3] half a bundle, a damaged one, one that is none, a reply: the county takes nothing', async () => {
    const pc = await stationPc();
    pc.cut(true);
    await register(pc);
    const reader = house.reader;
    const before = await countyHolds(reader);
    const whole = readFileSync(await pc.writeBundle());
    const spoilt = Buffer.from(whole);
    spoilt[700] = (spoilt[700] ?? 0) ^ 1;
    const newer = Buffer.from(whole);
    newer[7] = 2;
    const cases: [Buffer, string][] = [
      [whole.subarray(0, whole.length / 2), 'bundle.cut'],
      [spoilt, 'bundle.damaged'],
      [newer, 'bundle.newerVersion'],
      [Buffer.from('不是摆渡包'), 'bundle.notABundle'],
    ];
    const file = join(pc.stick, 'handed.liaison');
    for (const [bytes, code] of cases) {
      writeFileSync(file, bytes);
      await expect(handIn(file)).rejects.toThrow(`400 ${code}`);
    }
    expect(await countyHolds(reader)).toBe(before);
    writeFileSync(file, whole);
    const taken = await handIn(file);
    await expect(handIn(carry(taken, pc))).rejects.toThrow('400 bundle.isReply');
    await expect(handIn(file, other)).rejects.toThrow('400 bundle.otherCounty');
  });

  it('[BU2] [BU3] half a reply, a damaged one, another PC’s, another county’s: the station reads nothing', async () => {
    const neighbour = await stationPc(house, house.neighbour);
    const theirs = carry(await handIn(await neighbour.writeBundle()), neighbour);
    await neighbour.close();
    const abroad = await stationPc(other);
    const foreign = carry(await handIn(await abroad.writeBundle(), other), abroad);
    await abroad.close();
    const pc = await stationPc();
    pc.cut(true);
    await register(pc);
    const written = await pc.writeBundle();
    const reply = carry(await handIn(written), pc);
    const whole = readFileSync(reply);
    const half = join(pc.stick, 'half.liaison');
    writeFileSync(half, whole.subarray(0, whole.length - 20));
    const spoilt = join(pc.stick, 'spoilt.liaison');
    const changed = Buffer.from(whole);
    changed[whole.length - 1] = (changed[whole.length - 1] ?? 0) ^ 1;
    writeFileSync(spoilt, changed);
    const here = stationHolds(pc);
    expect(await refusalOf(pc.readReply(half))).toBe('bundle.cut');
    expect(await refusalOf(pc.readReply(spoilt))).toBe('bundle.damaged');
    expect(await refusalOf(pc.readReply(theirs))).toBe('bundle.otherStation');
    expect(await refusalOf(pc.readReply(foreign))).toBe('bundle.otherCounty');
    expect(await refusalOf(pc.readReply(written))).toBe('bundle.isNoReply');
    expect(await refusalOf(pc.readReply(join(pc.stick, 'gone.liaison')))).toBe('bundle.notRead');
    expect(stationHolds(pc)).toEqual(here);
    expect(await refusalOf(pc.readReply(reply))).toBe('read');
    expect(unsignedIn(pc.pc)).toBe(0);
  });

  it('[BU4] a PC that was shut out is not let in by boat, and stations hand in nothing', async () => {
    const pc = await stationPc();
    pc.cut(true);
    await register(pc);
    const written = await pc.writeBundle();
    const device = (await pc.bridge.call('station.state')).device?.id ?? '';
    await command(house.admin, { command: 'revokeDevice', device });
    await expect(handIn(written)).rejects.toThrow('403 device.revoked');
    const bundle = readFileSync(written).toString('base64');
    const tried = await house.reader.post(bundlePaths.take, { bundle });
    expect(problemOf(tried)).toBe('403 act.notPermitted');
  });
});

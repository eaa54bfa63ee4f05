// Two PCs, a county, a bad link: whatever happens, all of them end up with the same acts, and the county signed each.
import { afterEach, describe, expect, it } from 'vitest';
import { actOnRecord } from '../../../renderer/actions/actOnRecord.ts';
import type { Desk } from '../../../renderer/actions/desk.ts';
import { registerVisit } from '../../../renderer/actions/registerVisit.ts';
import { reissueRefused } from '../../../renderer/actions/reissueRefused.ts';
import { saveResident } from '../../../renderer/actions/saveResident.ts';
import type { SyncProblem } from '../../../renderer/database/journal.ts';
import { documentDelivery } from '../../../renderer/queries/delivery.ts';
import { opinionRecord } from '../../../renderer/queries/records.ts';
import { readWaiting } from '../../../renderer/queries/waiting.ts';
import { canonicalJson } from '../../../shared/canonicalJson.ts';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import type { Result } from '../../../shared/result.ts';
import {
  sampleActor,
  sampleDirectory,
  samplePeople,
} from '../../../shared/sample/sampleDirectory.ts';
import { earliestMs, formatStamp } from '../../../shared/stamp.ts';
import { opinion, visitEntry } from '../actions/entries.ts';
import type { MemoryCounty } from './memoryCounty.ts';
import { createMemoryCounty } from './memoryCounty.ts';
import type { StationPc } from './stationPc.ts';
import { countyOffice, eventually, openStationPc } from './stationPc.ts';

const open: StationPc[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((pc) => pc.close()));
});

const time = { now: Date.UTC(2026, 10, 23, 1) };

function newCounty(pageRows?: number): MemoryCounty {
  return createMemoryCounty({
    actorOf: sampleActor,
    now: () => time.now,
    ...(pageRows === undefined ? {} : { pageRows }),
  });
}

async function join(
  county: MemoryCounty,
  device: string,
  input: Parameters<typeof openStationPc>[0] = {},
) {
  const line = county.bridgeFor(device);
  const letter = device.slice(-1).toUpperCase();
  const pc = await openStationPc({ device, letter, line, time, ...input });
  open.push(pc);
  return { pc, line };
}

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

async function submitted(desk: Desk): Promise<string> {
  const done = valueOf(await registerVisit(desk, visitEntry({ submit: true })));
  return done.opinions[0] ?? '';
}

function opinionAt(pc: StationPc, id: string): OpinionDocument {
  const held = pc.database.tables.opinions.get(id);
  if (!held) throw new Error('not here');
  return held;
}

const waitingAt = ({ database: { tables } }: StationPc) =>
  readWaiting({
    visits: tables.visits.all(),
    opinions: tables.opinions.all(),
    disclosures: tables.disclosures.all(),
    residents: tables.residents.all(),
    journal: tables.journal.all(),
  });

const sameActs = (a: OpinionDocument, b: OpinionDocument | undefined) =>
  b !== undefined && canonicalJson(a.acts) === canonicalJson(b.acts);

describe('sync', () => {
  it('delivers what was recorded offline as soon as the link is there', async () => {
    const county = newCounty();
    const { pc, line } = await join(county, 'devicepc0a');
    await submitted(pc.asRecorder);
    expect(waitingAt(pc).records).toHaveLength(3);

    line.setLink('connected');
    await eventually(() => waitingAt(pc).records.length === 0 || JSON.stringify(waitingAt(pc)));
    expect(waitingAt(pc)).toMatchObject({ delivered: 3, refused: [], setAside: [] });
    expect(county.held('opinions')).toHaveLength(1);
    expect(county.held('visits')).toHaveLength(1);
    expect(county.held('residents')).toHaveLength(1);
    // Each record travels once: no second push only to learn that nothing changed.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(county.counts.rows).toBe(3);
  });

  it('brings a new act to the other PC by the event stream', async () => {
    const county = newCounty();
    const one = await join(county, 'devicepc0a');
    const two = await join(county, 'devicepc0b');
    one.line.setLink('connected');
    two.line.setLink('connected');
    const id = await submitted(one.pc.asRecorder);
    await eventually(() => two.pc.database.tables.opinions.get(id) !== undefined);
    valueOf(
      await actOnRecord(two.pc.asHead, 'opinions', id, 'triage', {
        route: 'county',
        explanation: '',
      }),
    );
    await eventually(() => opinionAt(one.pc, id).status === 'awaitingCounty');
    await eventually(() => documentDelivery(opinionAt(two.pc, id)) === 'delivered');
    expect(opinionAt(one.pc, id).acts).toEqual(opinionAt(two.pc, id).acts);
  });

  it('unites what both sides did offline, and shows the conflict', async () => {
    const county = newCounty();
    const one = await join(county, 'devicepc0a');
    const two = await join(county, 'devicepc0b');
    one.line.setLink('connected');
    two.line.setLink('connected');
    const id = await submitted(one.pc.asRecorder);
    await eventually(() => two.pc.database.tables.opinions.get(id) !== undefined);
    one.line.setLink('unreachable');
    two.line.setLink('unreachable');
    for (const [pc, summary] of [
      [one.pc, '甲机改的摘要'],
      [two.pc, '乙机改的摘要'],
    ] as const) {
      const basedOn = opinionAt(pc, id).lastAt;
      valueOf(
        await actOnRecord(pc.asRecorder, 'opinions', id, 'amend', {
          changes: { summary },
          basedOn,
        }),
      );
    }
    two.line.setLink('connected');
    one.line.setLink('connected');
    await eventually(
      () =>
        sameActs(opinionAt(one.pc, id), opinionAt(two.pc, id)) &&
        documentDelivery(opinionAt(one.pc, id)) === 'delivered',
    );
    const record = opinionRecord(opinionAt(one.pc, id));
    expect(record.document.acts.filter((act) => act.kind === 'amend')).toHaveLength(2);
    expect(record.conflicts).toHaveLength(1);
  });

  it('shows a refusal of the county, and delivers the act when it is done again', async () => {
    const county = newCounty();
    const fast = { now: time.now + 30 * 24 * 60 * 60 * 1000 };
    const { pc, line } = await join(county, 'devicepc0a', { time: fast });
    const id = await submitted(pc.asRecorder);
    line.setLink('connected');
    await eventually(() => documentDelivery(opinionAt(pc, id)) === 'refused');
    expect(waitingAt(pc).refused.map((record) => record.refusals[0]?.code)).toContain(
      'act.stampFuture',
    );

    // The clock is set right and the program started again: stamps of the wrong days are not followed.
    const later = await join(county, 'devicepc0a', {});
    later.line.setLink('connected');
    await eventually(() => later.pc.database.tables.opinions.get(id) !== undefined);
    valueOf(await reissueRefused(later.pc.asRecorder, 'opinions', id));
    await eventually(() => documentDelivery(opinionAt(later.pc, id)) === 'delivered');
    expect(opinionAt(later.pc, id).status).toBe('awaitingReview');
  });

  it('signs each act once when answers get lost and pushes are repeated', async () => {
    const county = newCounty();
    const { pc, line } = await join(county, 'devicepc0a');
    for (let index = 0; index < 5; index += 1) await submitted(pc.asRecorder);
    let lost = 0;
    line.cutWhen = (sent) => {
      if (!sent || lost >= 3) return false;
      lost += 1;
      return true;
    };
    for (let round = 0; round < 4; round += 1) {
      line.setLink('connected');
      await eventually(() => lost > round || waitingAt(pc).records.length === 0);
    }
    line.setLink('connected');
    await eventually(() => waitingAt(pc).records.length === 0 || JSON.stringify(waitingAt(pc)));
    // 5 visits, 5 residents, 5 opinions of two acts each.
    expect(county.counts.signed).toBe(20);
    expect(lost).toBe(3);
  });

  it('loses nothing and repeats little when the link is cut in the middle of a large push', async () => {
    const county = newCounty(30);
    const { pc, line } = await join(county, 'devicepc0a');
    const entry = visitEntry({ opinions: Array.from({ length: 10 }, () => opinion()) });
    for (let index = 0; index < 60; index += 1) valueOf(await registerVisit(pc.asRecorder, entry));
    let pushes = 0;
    line.cutWhen = (sent) => {
      if (!sent) pushes += 1;
      return !sent && pushes % 4 === 3;
    };
    await eventually(() => {
      line.setLink('connected');
      return waitingAt(pc).records.length === 0 || waitingAt(pc).records.length.toString();
    }, 20_000);
    expect(county.held('opinions')).toHaveLength(600);
    expect(county.held('visits')).toHaveLength(60);
    expect(county.counts.signed).toBe(720);
    expect(county.counts.rows).toBeLessThan(1_500);

    const other = await join(county, 'devicepc0b');
    other.line.setLink('connected');
    await eventually(() => other.pc.database.tables.opinions.all().length === 600);
    expect(other.pc.database.tables.visits.all()).toHaveLength(60);
  }, 60_000);

  it('goes on with the others when the county can not take one record', async () => {
    const county = newCounty();
    const { pc, line } = await join(county, 'devicepc0a');
    const bad = await submitted(pc.asRecorder);
    const good = await submitted(pc.asRecorder);
    county.refuseRow(bad, 'record.tooLarge');
    line.setLink('connected');
    await eventually(() => documentDelivery(opinionAt(pc, good)) === 'delivered');
    await eventually(() => waitingAt(pc).records.length === 1);
    const [waiting] = waitingAt(pc).records;
    expect(waiting).toMatchObject({ collection: 'opinions', id: bad, problem: 'record.tooLarge' });
    const { pushes } = county.counts;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(county.counts.pushes - pushes).toBeLessThanOrEqual(1);

    county.refuseRow(bad, undefined);
    pc.replication?.retry();
    await eventually(() => documentDelivery(opinionAt(pc, bad)) === 'delivered');
    expect(pc.database.tables.journal.all()).toEqual([]);
  });

  it('keeps an act that the county leaves out, without pushing it for ever', async () => {
    const county = newCounty();
    const one = await join(county, 'devicepc0a');
    const two = await join(county, 'devicepc0b');
    const id = await submitted(one.pc.asRecorder);
    valueOf(await actOnRecord(one.pc.asRecorder, 'opinions', id, 'note', { note: '留在本机' }));
    const left = opinionAt(one.pc, id).acts.at(-1)?.id ?? '';
    county.leaveOut(left);
    one.line.setLink('connected');
    two.line.setLink('connected');
    await eventually(() => two.pc.database.tables.opinions.get(id) !== undefined);
    await eventually(() => waitingAt(one.pc).records[0]?.problem === 'text.controlCharacter');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { pushes } = county.counts;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(county.counts.pushes).toBe(pushes);

    // News about the record must not put the county's version in place of ours.
    valueOf(
      await actOnRecord(two.pc.asHead, 'opinions', id, 'requestSupplement', { reason: '补地点' }),
    );
    await eventually(() => opinionAt(one.pc, id).status === 'supplementing');
    expect(opinionAt(one.pc, id).acts.some((act) => act.id === left)).toBe(true);
    expect(opinionAt(two.pc, id).acts.some((act) => act.id === left)).toBe(false);
  });

  it('pushes everything again after the county was restored from a backup', async () => {
    const county = newCounty();
    const { pc, line } = await join(county, 'devicepc0a');
    line.setLink('connected');
    const kept = await submitted(pc.asRecorder);
    const lost = await submitted(pc.asRecorder);
    await eventually(() => waitingAt(pc).records.length === 0);
    county.restore('epoch-2', (document) => document.id === kept);
    await eventually(() => county.held('opinions').some((document) => document.id === lost));
    await eventually(
      () => county.held('visits').length === 2 && county.held('residents').length === 2,
    );
    expect(waitingAt(pc).records).toEqual([]);
  });

  it('sets aside what it can not read, says so, and takes the rest', async () => {
    const county = newCounty();
    const entries = sampleDirectory(formatStamp(earliestMs, 0, 'devicec001'));
    const [first, second, ...others] = entries;
    if (!first || !second) throw new Error('no sample directory');
    county.publish('directory', { ...second, kind: 'ghost' } as unknown as typeof second);
    for (const entry of [first, ...others]) county.publish('directory', entry);
    const { pc, line } = await join(county, 'devicepc0a');
    line.setLink('connected');
    await eventually(() => pc.database.tables.directory.all().length === entries.length - 1);
    expect(waitingAt(pc).setAside).toMatchObject([
      { collection: 'directory', id: second.id, code: 'record.malformed' },
    ]);
    county.publish('directory', second);
    await eventually(() => pc.database.tables.directory.all().length === entries.length);
    expect(pc.database.tables.journal.all().map((entry) => entry.data as SyncProblem)).toEqual([]);
  });

  it('reads over pages in which nothing can be read', async () => {
    const county = newCounty(1);
    const [first, second] = sampleDirectory(formatStamp(earliestMs, 0, 'devicec001'));
    if (!first || !second) throw new Error('no sample directory');
    county.publish('directory', { ...first, kind: 'ghost' } as unknown as typeof first);
    county.publish('directory', second);
    const { pc, line } = await join(county, 'devicepc0a');
    line.setLink('connected');
    await eventually(() => pc.database.tables.directory.get(second.id) !== undefined);
    expect(waitingAt(pc).setAside.map(({ id }) => id)).toEqual([first.id]);
  });

  it('unites residents field by field', async () => {
    const county = newCounty();
    const one = await join(county, 'devicepc0a');
    const two = await join(county, 'devicepc0b');
    one.line.setLink('connected');
    two.line.setLink('connected');
    const id = valueOf(await saveResident(one.pc.asRecorder, undefined, { name: '测试居民007' }));
    await eventually(() => two.pc.database.tables.residents.get(id) !== undefined);
    one.line.setLink('unreachable');
    two.line.setLink('unreachable');
    valueOf(await saveResident(one.pc.asRecorder, id, { phone: '000-0000-0007' }));
    valueOf(await saveResident(two.pc.asRecorder, id, { village: '龙泉村' }));
    one.line.setLink('connected');
    two.line.setLink('connected');
    const fieldsAt = (pc: StationPc) =>
      Object.keys(pc.database.tables.residents.get(id)?.fields ?? {});
    await eventually(() => fieldsAt(one.pc).length === 3 && fieldsAt(two.pc).length === 3);
    await eventually(() => waitingAt(one.pc).records.length === 0);
    const [atCounty] = county.held('residents');
    expect(one.pc.database.tables.residents.get(id)).toEqual(atCounty);
  });

  it('carries a matter from the station to the county and back', async () => {
    const county = newCounty();
    const station = await join(county, 'devicepc0a');
    const desk = await join(county, 'devicepc0c', { office: countyOffice });
    station.line.setLink('connected');
    desk.line.setLink('connected');
    const id = await submitted(station.pc.asRecorder);
    const triage = { route: 'county', explanation: '' };
    valueOf(await actOnRecord(station.pc.asHead, 'opinions', id, 'triage', triage));
    await eventually(() => desk.pc.database.tables.opinions.get(id)?.status === 'awaitingCounty');
    const clerk = desk.pc.as(samplePeople.county);
    valueOf(await actOnRecord(clerk, 'opinions', id, 'accept', {}));
    await eventually(() => opinionAt(station.pc, id).status === 'countyAccepted');
    expect(documentDelivery(opinionAt(station.pc, id))).toBe('delivered');
  });
});

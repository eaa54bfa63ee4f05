// Acts on records as people do them: judged before they are written, and durable when the answer says so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actOnRecord } from '../../../renderer/actions/actOnRecord.ts';
import type { Desk } from '../../../renderer/actions/desk.ts';
import { draftDisclosure } from '../../../renderer/actions/draftDisclosure.ts';
import { mayAct } from '../../../renderer/actions/mayAct.ts';
import { registerVisit } from '../../../renderer/actions/registerVisit.ts';
import { reissueRefused } from '../../../renderer/actions/reissueRefused.ts';
import { saveResident } from '../../../renderer/actions/saveResident.ts';
import { StorageStopped } from '../../../renderer/database/storagePouch/problems.ts';
import { documentDelivery } from '../../../renderer/queries/delivery.ts';
import { disclosureRecord, opinionRecord } from '../../../renderer/queries/records.ts';
import type { DisclosureContent } from '../../../shared/disclosure/disclosureActs.ts';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import { composeOpinion } from '../../../shared/opinion/opinion.ts';
import {
  mergeResidents,
  residentDelivered,
  residentStamp,
} from '../../../shared/reception/resident.ts';
import type { Result } from '../../../shared/result.ts';
import { samplePeople } from '../../../shared/sample/sampleDirectory.ts';
import { formatStamp } from '../../../shared/stamp.ts';
import type { StationPc } from '../sync/stationPc.ts';
import { countyOffice, openStationPc } from '../sync/stationPc.ts';
import { visitEntry } from './entries.ts';

let pc: StationPc;
beforeEach(async () => {
  pc = await openStationPc();
});
afterEach(() => pc.close());

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

async function submitted(desk: Desk): Promise<string> {
  const done = valueOf(await registerVisit(desk, visitEntry({ submit: true })));
  return done.opinions[0] ?? '';
}

const heldOpinion = (id: string): OpinionDocument => {
  const held = pc.database.tables.opinions.get(id);
  if (!held) throw new Error('not stored');
  return held;
};

const notice: DisclosureContent = {
  title: '十二月接待公告',
  body: '每周二、周五接待。',
  level: 'station',
  topic: 'receptionNotice',
  opinions: [],
};

describe('acting on a record', () => {
  it('writes what the tables allow', async () => {
    const id = await submitted(pc.asRecorder);
    const triage = { route: 'county', explanation: '' };
    valueOf(await actOnRecord(pc.asHead, 'opinions', id, 'triage', triage));
    expect(heldOpinion(id).status).toBe('awaitingCounty');
  });

  it('refuses by permission, by table, by payload and when the record is not there', async () => {
    const id = await submitted(pc.asRecorder);
    const before = heldOpinion(id);
    const codeOf = async (desk: Desk, kind: string, payload: object, record = id) => {
      const result = await actOnRecord(desk, 'opinions', record, kind, payload);
      return result.ok ? 'ok' : result.problem.code;
    };
    const triage = { route: 'county', explanation: '' };
    expect(await codeOf(pc.asRecorder, 'triage', triage)).toBe('act.notPermitted');
    expect(await codeOf(pc.asHead, 'archive', {})).toBe('opinion.notRated');
    expect(await codeOf(pc.asHead, 'triage', { route: 'onSpot', explanation: ' ' })).toBe(
      'opinion.routeNeedsText',
    );
    expect(await codeOf(pc.asHead, 'triage', triage, samplePeople.head.id)).toBe('record.notFound');
    expect(heldOpinion(id)).toBe(before);
  });

  it('lets only one of two people decide the same thing', async () => {
    const id = await submitted(pc.asRecorder);
    const results = await Promise.all([
      actOnRecord(pc.asHead, 'opinions', id, 'triage', { route: 'village', explanation: '' }),
      actOnRecord(pc.asHead, 'opinions', id, 'triage', { route: 'county', explanation: '' }),
    ]);
    expect(results.map((result) => (result.ok ? 'ok' : result.problem.code)).toSorted()).toEqual([
      'ok',
      'opinion.alreadyTriaged',
    ]);
  });

  it('keeps every one of many acts written at once', async () => {
    const id = await submitted(pc.asRecorder);
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        actOnRecord(pc.asRecorder, 'opinions', id, 'note', { note: `备注${index}` }),
      ),
    );
    const notes = heldOpinion(id).acts.filter((act) => act.kind === 'note');
    expect(new Set(notes.map((act) => act['note'])).size).toBe(30);
  });

  it('says which problem the storage has, and throws what is a bug', async () => {
    const id = await submitted(pc.asRecorder);
    const failing = (error: Error): Desk => ({
      ...pc.asRecorder,
      database: {
        ...pc.database,
        change: async () => {
          throw error;
        },
      },
    });
    const act = (desk: Desk) => actOnRecord(desk, 'opinions', id, 'note', { note: '备注' });
    expect(await act(failing(new StorageStopped('storage.quota')))).toMatchObject({
      problem: { code: 'storage.quota' },
    });
    const wrapped = new Error('rxdb', { cause: new StorageStopped('storage.io') });
    expect(await act(failing(wrapped))).toMatchObject({ problem: { code: 'storage.io' } });
    await expect(act(failing(new TypeError('a bug')))).rejects.toThrow('a bug');
  });
});

describe('what a person may do', () => {
  it('is told from the same tables, with the reason', async () => {
    const id = await submitted(pc.asRecorder);
    const document = heldOpinion(id);
    const { actor: head } = pc.asHead;
    const { actor: recorder } = pc.asRecorder;
    expect(mayAct(head, 'opinions', 'triage', document)).toBeUndefined();
    expect(mayAct(recorder, 'opinions', 'triage', document)).toBe('act.notPermitted');
    expect(mayAct(recorder, 'opinions', 'submit', document)).toBe('opinion.alreadySubmitted');
    expect(mayAct(recorder, 'visits', 'register')).toBeUndefined();
    expect(mayAct(pc.as(samplePeople.deputyOne).actor, 'visits', 'register')).toBe(
      'act.notPermitted',
    );
    expect(mayAct(head, 'opinions', 'teleport', document)).toBe('act.unknownKind');
  });

  it('is what happens: may and act agree for everybody at every step of a life', async () => {
    const id = await submitted(pc.asRecorder);
    const people = [samplePeople.recorder, samplePeople.head, samplePeople.deputyOne];
    const payloads: Record<string, object> = {
      note: { note: '备注' },
      withdraw: { reason: '居民撤回' },
      triage: { route: 'county', explanation: '' },
      requestSupplement: { reason: '请补地点' },
    };
    for (const person of people) {
      for (const [kind, payload] of Object.entries(payloads)) {
        const desk = pc.as(person);
        const said = mayAct(desk.actor, 'opinions', kind, heldOpinion(id));
        const done = await actOnRecord(desk, 'opinions', id, kind, payload);
        expect([kind, person.name, done.ok ? undefined : done.problem.code]).toEqual([
          kind,
          person.name,
          said,
        ]);
      }
    }
  });
});

describe('disclosures', () => {
  it('are numbered, and approved by a second person', async () => {
    const id = valueOf(await draftDisclosure(pc.asHead, notice));
    const { disclosures } = pc.database.tables;
    expect(disclosures.get(id)?.number).toBe('枸杞〔2026〕公-A0001');
    valueOf(await actOnRecord(pc.asHead, 'disclosures', id, 'submit', { accepted: [] }));
    const own = await actOnRecord(pc.asHead, 'disclosures', id, 'approve', {});
    expect(own).toMatchObject({ problem: { code: 'act.needsSecondPerson' } });
    const document = disclosures.get(id);
    expect(document && mayAct(pc.asHead.actor, 'disclosures', 'approve', document)).toBe(
      'act.needsSecondPerson',
    );
    const next = valueOf(await draftDisclosure(pc.asRecorder, notice, id));
    const correction = disclosures.get(next);
    expect(correction && disclosureRecord(correction).view.corrects).toBe(id);
  });

  it('of the county carry a number too, though it has no prefix', async () => {
    const county = await openStationPc({ office: countyOffice, device: 'devicec001', letter: 'C' });
    const desk = county.as(samplePeople.county);
    const id = valueOf(await draftDisclosure(desk, { ...notice, level: 'county' }));
    expect(county.database.tables.disclosures.get(id)?.number).toBe('县〔2026〕公-C0001');
    await county.close();
  });
});

describe('residents', () => {
  it('are written by the desk of their station only', async () => {
    const id = valueOf(await saveResident(pc.asRecorder, undefined, { name: '测试居民002' }));
    valueOf(await saveResident(pc.asHead, id, { phone: '000-0000-0003' }));
    expect(Object.keys(pc.database.tables.residents.get(id)?.fields ?? {})).toEqual([
      'name',
      'phone',
    ]);
    const deputy = pc.as(samplePeople.deputyOne);
    expect(await saveResident(deputy, id, { name: '别的名字' })).toMatchObject({
      problem: { code: 'act.notPermitted' },
    });
    expect(await saveResident(pc.asHead, samplePeople.head.id, { name: '无' })).toMatchObject({
      problem: { code: 'record.notFound' },
    });
  });

  it('are changed later than what another PC wrote, whose clock is ahead', async () => {
    const id = valueOf(await saveResident(pc.asRecorder, undefined, { name: '测试居民003' }));
    const ahead = formatStamp(pc.time.now + 3 * 24 * 60 * 60 * 1000, 0, 'devicez009');
    await pc.database.change('residents', id, (held) => {
      const phone = { value: '000-0000-0009', at: ahead, by: samplePeople.head.id };
      return held && { ...held, fields: { ...held.fields, phone } };
    });
    const theirs = pc.database.tables.residents.get(id);
    valueOf(await saveResident(pc.asRecorder, id, { phone: '000-0000-0004' }));
    const ours = pc.database.tables.residents.get(id);
    if (!ours || !theirs) throw new Error('not stored');
    expect(mergeResidents(theirs, ours).fields['phone']?.value).toBe('000-0000-0004');
  });

  it('[RE3] are not delivered any more when something was changed, and still are when nothing was', async () => {
    const id = valueOf(await saveResident(pc.asRecorder, undefined, { name: '测试居民004' }));
    await pc.database.change('residents', id, (held) => {
      if (!held) return undefined;
      const covers = residentStamp(held);
      const received = { at: '2026-11-23T01:00:00.000Z', seq: 1, signature: 's', covers };
      return { ...held, received };
    });
    const isDelivered = () => {
      const held = pc.database.tables.residents.get(id);
      return held !== undefined && residentDelivered(held);
    };
    valueOf(await saveResident(pc.asRecorder, id, { name: '测试居民004' }));
    expect(isDelivered()).toBe(true);
    valueOf(await saveResident(pc.asRecorder, id, { phone: '000-0000-0005' }));
    expect(isDelivered()).toBe(false);
  });

  it('can have a field emptied', async () => {
    const id = valueOf(await saveResident(pc.asRecorder, undefined, { name: '测试', phone: '1' }));
    valueOf(await saveResident(pc.asRecorder, id, { phone: '' }));
    expect(pc.database.tables.residents.get(id)?.fields['phone']?.value).toBe('');
  });
});

describe('doing refused acts again', () => {
  async function refusedOpinion(): Promise<string> {
    const id = await submitted(pc.asRecorder);
    const document = heldOpinion(id);
    const acts = document.acts.map((act, index) => ({
      ...act,
      received: {
        at: '2026-11-23T01:00:00.000Z',
        seq: index,
        signature: 's',
        refused: 'act.stampFuture',
      },
    }));
    await pc.database.merge('opinions', composeOpinion(id, document.station, acts));
    return id;
  }

  it('makes new acts with the old content, which name the old ones', async () => {
    const id = await refusedOpinion();
    expect(heldOpinion(id).status).toBe('draft');
    expect(documentDelivery(heldOpinion(id))).toBe('refused');
    valueOf(await reissueRefused(pc.asHead, 'opinions', id));
    const document = heldOpinion(id);
    expect(document.status).toBe('awaitingReview');
    expect(document.number).toBe('枸杞〔2026〕意-A0001');
    expect(document.acts).toHaveLength(4);
    expect(documentDelivery(document)).toBe('waiting');
    const [oldId] = document.acts.map((act) => act.id);
    expect(document.acts.map((act) => act['reissues'])).toContain(oldId);
    expect(opinionRecord(document).view.content?.summary).toBe('码头候船处没有遮阳棚');
    valueOf(await reissueRefused(pc.asHead, 'opinions', id));
    expect(heldOpinion(id).acts).toHaveLength(4);
  });

  it('does not give the number of a refused registration to the next one', async () => {
    await refusedOpinion();
    const next = await submitted(pc.asRecorder);
    expect(heldOpinion(next).number).toBe('枸杞〔2026〕意-A0002');
  });

  it('says why when it may not be done', async () => {
    const id = await refusedOpinion();
    const deputy = pc.as(samplePeople.deputyOne);
    expect(await reissueRefused(deputy, 'opinions', id)).toMatchObject({
      problem: { code: 'act.notPermitted' },
    });
  });
});

// Registering a reception: numbers, drafts, double clicks, refusals, power cuts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { actOnRecord } from '../../../renderer/actions/actOnRecord.ts';
import { beginDraft, discardDraft, saveDraft } from '../../../renderer/actions/drafts.ts';
import { registerVisit } from '../../../renderer/actions/registerVisit.ts';
import { finishRegistrations } from '../../../renderer/database/registration.ts';
import { draftsIn } from '../../../renderer/queries/drafts.ts';
import { opinionRecord, visitRecord } from '../../../renderer/queries/records.ts';
import { residentValues } from '../../../shared/reception/resident.ts';
import type { Result } from '../../../shared/result.ts';
import { samplePeople } from '../../../shared/sample/sampleDirectory.ts';
import type { StationPc } from '../sync/stationPc.ts';
import { openStationPc } from '../sync/stationPc.ts';
import { opinion, visitEntry } from './entries.ts';

let pc: StationPc;
beforeEach(async () => {
  pc = await openStationPc();
});
afterEach(() => pc.close());

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problem.code);
  return result.value;
}

describe('registering a visit', () => {
  it('writes the visit, the resident and every opinion, with numbers of this device', async () => {
    const entry = visitEntry({ opinions: [opinion(), opinion({ category: '03' })] });
    const done = valueOf(await registerVisit(pc.asRecorder, entry));

    const { tables } = pc.database;
    const visit = tables.visits.get(done.visit);
    expect(visit?.number).toBe('枸杞〔2026〕接-A0001');
    expect(visit?.status).toBe('registered');
    const opinions = done.opinions.map((id) => tables.opinions.get(id));
    expect(opinions.map((found) => found?.number)).toEqual([
      '枸杞〔2026〕意-A0001',
      '枸杞〔2026〕意-A0002',
    ]);
    expect(opinions.every((found) => found?.visit === done.visit)).toBe(true);
    const [resident] = tables.residents.all();
    expect(resident && residentValues(resident)).toEqual({
      name: '测试居民001',
      phone: '000-0000-0001',
    });
    const view = visit && visitRecord(visit).view;
    expect(view?.content?.residents).toEqual([resident?.id]);
  });

  it('hands the opinions to the head when asked, with the proposal', async () => {
    const entry = visitEntry({
      submit: true,
      proposals: [{ route: 'onSpot', explanation: '当场说明了候船室位置' }],
    });
    const done = valueOf(await registerVisit(pc.asRecorder, entry));
    const document = pc.database.tables.opinions.get(done.opinions[0] ?? '');
    expect(document?.status).toBe('awaitingReview');
    expect(document && opinionRecord(document).view.explanation).toBe('当场说明了候船室位置');
  });

  it('keeps the explanation of a proposal as a note when the opinion is not handed on', async () => {
    const entry = visitEntry({ proposals: [{ route: 'onSpot', explanation: '已当场说明' }] });
    const done = valueOf(await registerVisit(pc.asRecorder, entry));
    const document = pc.database.tables.opinions.get(done.opinions[0] ?? '');
    expect(document?.status).toBe('registered');
    expect(document?.acts.map((act) => [act.kind, act['note']])).toContainEqual([
      'note',
      '已当场说明',
    ]);
  });

  it('never gives two quick registrations the same number', async () => {
    const results = await Promise.all(
      Array.from({ length: 12 }, () => registerVisit(pc.asRecorder, visitEntry())),
    );
    const numbers = results.map(
      (result) => pc.database.tables.visits.get(valueOf(result).visit)?.number,
    );
    expect(new Set(numbers).size).toBe(12);
    expect(numbers).toContain('枸杞〔2026〕接-A0012');
  });

  it('registers a draft once, however often the button was pressed', async () => {
    const draft = beginDraft(pc.asRecorder);
    valueOf(await saveDraft(pc.asRecorder, draft));
    const entry = visitEntry({ draft: draft.id });
    const [first, second] = await Promise.all([
      registerVisit(pc.asRecorder, entry),
      registerVisit(pc.asRecorder, entry),
    ]);
    expect(valueOf(first)).toEqual(valueOf(second));
    expect(pc.database.tables.visits.all()).toHaveLength(1);
    expect(pc.database.tables.opinions.all()).toHaveLength(1);
    expect(draftsIn(pc.database.tables.journal.all())).toEqual([]);
  });

  it('does not bring a draft back that a late save writes after the registration', async () => {
    const draft = beginDraft(pc.asRecorder);
    valueOf(await registerVisit(pc.asRecorder, visitEntry({ draft: draft.id })));
    const late = await saveDraft(pc.asRecorder, draft);
    expect(late).toMatchObject({ ok: false, problem: { code: 'visit.alreadyRegistered' } });
    expect(pc.database.tables.journal.all()).toEqual([]);
  });

  it('refuses what the tables forbid, and writes nothing then', async () => {
    const deputy = pc.as(samplePeople.deputyOne);
    expect(await registerVisit(deputy, visitEntry())).toMatchObject({
      problem: { code: 'act.notPermitted' },
    });
    const tooLong = visitEntry({ opinions: [opinion(), opinion({ summary: '长'.repeat(1_001) })] });
    expect(await registerVisit(pc.asRecorder, tooLong)).toMatchObject({
      problem: { code: 'text.tooLong', field: 'opinions.1' },
    });
    const badName = visitEntry({ residents: [{ name: '长'.repeat(201) }] });
    expect(await registerVisit(pc.asRecorder, badName)).toMatchObject({
      problem: { code: 'text.tooLong', field: 'residents.0' },
    });
    expect(await registerVisit(pc.asRecorder, visitEntry({ opinions: [] }))).toMatchObject({
      problem: { code: 'text.missing' },
    });
    const { visits, opinions, residents, journal } = pc.database.tables;
    const held = [visits, opinions, residents, journal].map((table) => table.all().length);
    expect(held).toEqual([0, 0, 0, 0]);
    valueOf(await registerVisit(pc.asRecorder, visitEntry()));
    expect(visits.all()[0]?.number).toBe('枸杞〔2026〕接-A0001');
  });

  it('gives a voided number to nobody else', async () => {
    const first = valueOf(await registerVisit(pc.asRecorder, visitEntry()));
    valueOf(await actOnRecord(pc.asRecorder, 'visits', first.visit, 'void', { reason: '登错了' }));
    const second = valueOf(await registerVisit(pc.asRecorder, visitEntry()));
    expect(pc.database.tables.visits.get(second.visit)?.number).toBe('枸杞〔2026〕接-A0002');
  });

  it('begins a new row of numbers with the year in China', async () => {
    pc.time.now = Date.UTC(2026, 11, 31, 15, 59);
    const old = valueOf(await registerVisit(pc.asRecorder, visitEntry()));
    pc.time.now = Date.UTC(2026, 11, 31, 16, 1);
    const young = valueOf(await registerVisit(pc.asRecorder, visitEntry()));
    const numberOf = (id: string) => pc.database.tables.visits.get(id)?.number;
    expect([numberOf(old.visit), numberOf(young.visit)]).toEqual([
      '枸杞〔2026〕接-A0001',
      '枸杞〔2027〕接-A0001',
    ]);
  });

  it('knows a resident again and changes only what was changed', async () => {
    valueOf(await registerVisit(pc.asRecorder, visitEntry()));
    const [before] = pc.database.tables.residents.all();
    const id = before?.id ?? '';
    const again = visitEntry({
      residents: [{ id, name: '测试居民001', phone: '000-0000-0002' }],
    });
    valueOf(await registerVisit(pc.asRecorder, again));
    expect(pc.database.tables.residents.all()).toHaveLength(1);
    const after = pc.database.tables.residents.get(id);
    expect(after?.fields['name']).toEqual(before?.fields['name']);
    expect(after?.fields['phone']?.value).toBe('000-0000-0002');
  });
});

describe('a power cut in the middle of a registration', () => {
  it.each([1, 2, 3])('is made good at the next start, cut at record %i', async (cutAt) => {
    const { database } = pc;
    const draft = beginDraft(pc.asRecorder);
    valueOf(await saveDraft(pc.asRecorder, draft));
    let merges = 0;
    const dying = {
      ...database,
      merge: (async (...given: Parameters<typeof database.merge>) => {
        merges += 1;
        if (merges >= cutAt) throw new Error('power cut');
        return database.merge(...given);
      }) as typeof database.merge,
    };
    const desk = { ...pc.asRecorder, database: dying };
    await expect(registerVisit(desk, visitEntry({ draft: draft.id }))).rejects.toThrow('power cut');

    await finishRegistrations(database);
    const [visit] = database.tables.visits.all();
    expect(visit?.id).toBe(draft.id);
    expect(database.tables.opinions.all()).toHaveLength(1);
    expect(database.tables.residents.all()).toHaveLength(1);
    expect(database.tables.journal.all()).toEqual([]);
  });
});

describe('drafts', () => {
  it('come back as they were saved, with who wrote them and when', async () => {
    const draft = { ...beginDraft(pc.asRecorder), visit: { island: '枸杞' } };
    valueOf(await saveDraft(pc.asRecorder, draft));
    valueOf(
      await saveDraft(pc.asRecorder, { ...draft, opinions: [{ content: { words: '停航' } }] }),
    );
    const [held, ...others] = draftsIn(pc.database.tables.journal.all());
    expect(others).toEqual([]);
    expect(held).toMatchObject({
      id: draft.id,
      by: samplePeople.recorder.id,
      visit: { island: '枸杞' },
      opinions: [{ content: { words: '停航' } }],
    });
    valueOf(await discardDraft(pc.asRecorder, draft.id));
    expect(draftsIn(pc.database.tables.journal.all())).toEqual([]);
  });

  it('need an id that a visit can have', async () => {
    const draft = { ...beginDraft(pc.asRecorder), id: 'not-an-id' };
    expect(await saveDraft(pc.asRecorder, draft)).toMatchObject({
      problem: { code: 'record.malformed' },
    });
  });
});

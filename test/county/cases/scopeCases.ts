// Nobody reads what is not theirs: what travels to whom.
import { describe, expect, it } from 'vitest';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import { isSignedResident, type Pc } from '../countyClient.ts';
import type { House } from '../house.ts';
import {
  addToDisclosure,
  assignTo,
  newDisclosure,
  newOpinion,
  newResident,
  newVisit,
  opinionContent,
  toCounty,
  withActs,
  writeResident,
} from '../papers.ts';
import type { Person } from '../people.ts';

const named = { ...opinionContent.consents, passName: true };

async function push(by: Person, opinion: OpinionDocument): Promise<OpinionDocument> {
  const { documents, problems } = await by.pc.push('opinions', [opinion]);
  expect(problems).toEqual([]);
  const [held] = documents as [OpinionDocument];
  expect(held.acts.map((act) => act.received?.refused)).toEqual(held.acts.map(() => undefined));
  return held;
}

const sees = async (pc: Pc, collection: 'visits' | 'opinions' | 'disclosures', id: string) =>
  (await pc.pullAll(collection)).has(id);

const seesResident = async (pc: Pc, id: string) => (await pc.pullAll('residents')).has(id);

export function scopeCases(house: () => House): void {
  const people = () => house().people;

  describe('an opinion', () => {
    it('is seen by nobody but its station until the head sends it to the county', async () => {
      const { asRecorder, asHead, asCounty, asUnit, asStranger } = people();
      const opinion = await push(asRecorder, newOpinion(asRecorder));
      expect(await sees(asHead.pc, 'opinions', opinion.id)).toBe(true);
      for (const { pc } of [asCounty, asUnit, asStranger]) {
        expect(await sees(pc, 'opinions', opinion.id)).toBe(false);
      }
      await push(asHead, withActs(opinion, asHead.act('triage', toCounty)));
      expect(await sees(asCounty.pc, 'opinions', opinion.id)).toBe(true);
      for (const { pc } of [asUnit, asStranger]) {
        expect(await sees(pc, 'opinions', opinion.id)).toBe(false);
      }
    });

    it('is seen by every unit that ever had it, and can be replied to by the one that has', async () => {
      const { asRecorder, asHead, asCounty, asUnit, asOtherUnit } = people();
      const sent = withActs(newOpinion(asRecorder), asHead.act('triage', toCounty));
      const atCounty = await push(asRecorder, sent);
      const accept = asCounty.act('accept');
      const first = await push(
        asCounty,
        withActs(atCounty, accept, asCounty.act('assign', assignTo(asUnit))),
      );
      expect(await sees(asUnit.pc, 'opinions', first.id)).toBe(true);
      expect(await sees(asOtherUnit.pc, 'opinions', first.id)).toBe(false);
      const back = asUnit.act('returnAssignment', { reason: '不属本单位职责' });
      const returned = await push(asUnit, withActs(first, back));
      const assign = asCounty.act('assign', assignTo(asOtherUnit));
      const second = await push(asCounty, withActs(returned, assign));
      expect(await sees(asOtherUnit.pc, 'opinions', second.id)).toBe(true);
      const reply = asOtherUnit.act('reply', { reply: '已安排修复' });
      const replied = await push(asOtherUnit, withActs(second, reply));
      expect(replied.status).toBe('replied');
      const before = (await asUnit.pc.pullAll('opinions')).get(second.id);
      expect(before?.status).toBe('replied');
      const atStation = (await asRecorder.pc.pullAll('opinions')).get(second.id);
      expect(atStation?.acts).toHaveLength(7);
    });

    it('about 干部作风, kept confidential, never leaves its station', async () => {
      const { asRecorder, asHead, asCounty } = people();
      const secret = { category: '27', confidential: true } as const;
      const sent = withActs(newOpinion(asRecorder, secret), asHead.act('triage', toCounty));
      const opinion = await push(asRecorder, sent);
      expect(opinion.status).toBe('awaitingCounty');
      expect(await sees(asHead.pc, 'opinions', opinion.id)).toBe(true);
      expect(await sees(asCounty.pc, 'opinions', opinion.id)).toBe(false);
      const { problems } = await asCounty.pc.push('opinions', [
        withActs(opinion, asCounty.act('accept')),
      ]);
      expect(problems).toEqual([{ code: 'record.notYours', id: opinion.id }]);
    });

    it('sealed at the county stays there as it was and sends nothing further', async () => {
      const { asRecorder, asHead, asCounty } = people();
      const restricted = { category: '27' } as const;
      const sent = withActs(newOpinion(asRecorder, restricted), asHead.act('triage', toCounty));
      const opinion = await push(asRecorder, sent);
      const { checkpoint } = await asCounty.pc.pull('opinions');
      await push(asRecorder, withActs(opinion, asRecorder.act('seal', { reason: '当事人要求' })));
      expect(await sees(asCounty.pc, 'opinions', opinion.id)).toBe(false);
      const news = await asCounty.pc.pull('opinions', checkpoint);
      expect(news.documents.map(({ id }) => id)).not.toContain(opinion.id);
    });

    it('in dispute comes before the county although the station had kept it', async () => {
      const { asRecorder, asHead, asCounty } = people();
      const heard = newOpinion(asRecorder);
      const kept = asHead.act('triage', { route: 'village', explanation: '由村里处理' });
      const round = () => [
        asHead.act('reply', { reply: '村里已处理' }),
        asRecorder.act('tellResident', { channel: 'phone', told: '已告知' }),
        asRecorder.act('rate', { rating: 'dissatisfied', remark: '' }),
      ];
      const opinion = await push(asRecorder, withActs(heard, kept, ...round()));
      expect(await sees(asCounty.pc, 'opinions', opinion.id)).toBe(false);
      const disputed = await push(asRecorder, withActs(opinion, ...round()));
      expect(disputed.status).toBe('disputed');
      expect(await sees(asCounty.pc, 'opinions', opinion.id)).toBe(true);
    });
  });

  describe('a resident', () => {
    it('[RE2] is signed for, and seen by nobody but the station without consent', async () => {
      const { asRecorder, asHead, asCounty } = people();
      const resident = newResident(asRecorder, { name: '测试居民一', phone: '000-0000-0001' });
      const visit = newVisit(asRecorder, [resident.id]);
      const opinion = newOpinion(asRecorder, {}, visit.id);
      const pushed = await asRecorder.pc.push('residents', [resident]);
      expect(isSignedResident(asRecorder.pc, pushed.documents[0] as typeof resident)).toBe(true);
      await asRecorder.pc.push('visits', [visit]);
      await push(asRecorder, withActs(opinion, asHead.act('triage', toCounty)));
      expect(await sees(asCounty.pc, 'opinions', opinion.id)).toBe(true);
      expect(await sees(asCounty.pc, 'visits', visit.id)).toBe(false);
      expect(await seesResident(asCounty.pc, resident.id)).toBe(false);
      expect(await seesResident(asHead.pc, resident.id)).toBe(true);
    });

    const orders = [
      ['residents', 'visits', 'opinions'],
      ['opinions', 'visits', 'residents'],
      ['visits', 'opinions', 'residents'],
      ['opinions', 'residents', 'visits'],
    ] as const;
    it.each(orders)('with consent follows the opinion, pushed as %s, %s, %s', async (...order) => {
      const { asRecorder, asHead, asCounty, asUnit, asOtherUnit } = people();
      const resident = newResident(asRecorder, { name: '测试居民二' });
      const visit = newVisit(asRecorder, [resident.id]);
      const heard = newOpinion(asRecorder, { consents: named }, visit.id);
      const opinion = withActs(heard, asHead.act('triage', toCounty));
      const rows = { residents: resident, visits: visit, opinions: opinion };
      const [first, second, last] = order;
      for (const collection of [first, second]) {
        await asRecorder.pc.push(collection, [rows[collection]]);
      }
      const { checkpoint } = await asCounty.pc.pull('residents');
      await asRecorder.pc.push(last, [rows[last]]);
      const news = await asCounty.pc.pull('residents', checkpoint);
      expect(news.documents.map(({ id }) => id)).toEqual([resident.id]);
      expect(await seesResident(asUnit.pc, resident.id)).toBe(false);
      const held = (await asCounty.pc.pullAll('opinions')).get(opinion.id);
      const assigned = held && withActs(held, asCounty.act('assign', assignTo(asUnit)));
      await push(asCounty, assigned ?? opinion);
      expect(await seesResident(asUnit.pc, resident.id)).toBe(true);
      expect(await seesResident(asOtherUnit.pc, resident.id)).toBe(false);
    });

    it('becomes visible when consent is given later, and its changes follow', async () => {
      const { asRecorder, asHead, asCounty } = people();
      const resident = newResident(asRecorder, { name: '测试居民三' });
      const visit = newVisit(asRecorder, [resident.id]);
      const opinion = await push(asRecorder, newOpinion(asRecorder, {}, visit.id));
      await asRecorder.pc.push('visits', [visit]);
      await asRecorder.pc.push('residents', [resident]);
      const basedOn = opinion.acts.at(-1)?.at;
      const agreed = asRecorder.act('amend', { changes: { consents: named }, basedOn });
      await push(asRecorder, withActs(opinion, agreed, asHead.act('triage', toCounty)));
      const { checkpoint, documents } = await asCounty.pc.pull('residents');
      expect(documents.map(({ id }) => id)).toContain(resident.id);
      const changed = writeResident(asRecorder, resident, { phone: '000-0000-0003' });
      await asRecorder.pc.push('residents', [changed]);
      const news = await asCounty.pc.pull('residents', checkpoint);
      expect(news.documents).toMatchObject([{ fields: { phone: { value: '000-0000-0003' } } }]);
    });

    it('is not written by an office that may only read it', async () => {
      const { asRecorder, asCounty } = people();
      const resident = newResident(asRecorder, { name: '测试居民四' });
      await asRecorder.pc.push('residents', [resident]);
      const { problems } = await asCounty.pc.push('residents', [
        writeResident(asCounty, resident, { name: '改名' }),
      ]);
      expect(problems).toEqual([{ code: 'record.notYours', id: resident.id }]);
    });
  });

  describe('a disclosure', () => {
    const publish = { version: 1, hash: 'a'.repeat(64) };

    async function published(level: string): Promise<string> {
      const { asRecorder, asHead, asCounty } = people();
      const drafted = newDisclosure(asRecorder, level);
      await asRecorder.pc.push('disclosures', [drafted]);
      expect(await sees(asCounty.pc, 'disclosures', drafted.id)).toBe(false);
      const submitted = addToDisclosure(drafted, asRecorder.act('submit', { accepted: [] }));
      await asRecorder.pc.push('disclosures', [submitted]);
      expect(await sees(asCounty.pc, 'disclosures', drafted.id)).toBe(true);
      const done = [asHead.act('approve'), asHead.act('publish', publish)];
      const { documents } = await asRecorder.pc.push('disclosures', [
        addToDisclosure(submitted, ...done),
      ]);
      expect(documents).toMatchObject([{ status: 'published' }]);
      return drafted.id;
    }

    it('reaches everybody when it is published to the township or the county', async () => {
      const { asUnit, asStranger } = people();
      const id = await published('township');
      expect(await sees(asUnit.pc, 'disclosures', id)).toBe(true);
      expect(await sees(asStranger.pc, 'disclosures', id)).toBe(true);
      const theirs = (await asStranger.pc.pullAll('disclosures')).get(id);
      const note = asStranger.act('note', { note: '邻站' });
      const { problems } = await asStranger.pc.push('disclosures', [
        theirs && addToDisclosure(theirs, note),
      ]);
      expect(problems).toEqual([{ code: 'record.foreignStation', id }]);
    });

    it("on the station's own wall stays with the station and the county", async () => {
      const { asUnit, asStranger } = people();
      const id = await published('station');
      expect(await sees(asUnit.pc, 'disclosures', id)).toBe(false);
      expect(await sees(asStranger.pc, 'disclosures', id)).toBe(false);
    });

    it('may be made by the county itself', async () => {
      const { asCounty, asRecorder, admin } = people();
      const drafted = newDisclosure(asCounty, 'county');
      const done = [
        asCounty.act('submit', { accepted: [] }),
        admin.act('approve'),
        asCounty.act('publish', publish),
      ];
      const { problems, documents } = await asCounty.pc.push('disclosures', [
        addToDisclosure(drafted, ...done),
      ]);
      expect(problems).toEqual([]);
      expect(documents).toMatchObject([{ status: 'published' }]);
      expect(await sees(asRecorder.pc, 'disclosures', drafted.id)).toBe(true);
    });
  });

  it('shows the directory to everybody', async () => {
    const { asUnit, asRecorder } = people();
    const directory = await asUnit.pc.pullAll('directory');
    expect(directory.get(asRecorder.office)).toMatchObject({ kind: 'station', prefix: '枸杞' });
    expect(directory.get(asRecorder.id)).toMatchObject({ kind: 'person', roles: ['recorder'] });
  });
}

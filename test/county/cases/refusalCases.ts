// What can't be taken is refused with its problem code, and nothing else is lost by it.
import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../../shared/acts.ts';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import { earliestMs, formatStamp, maxAheadMs } from '../../../shared/stamp.ts';
import { maxRequestBytes, paths } from '../../../shared/sync/protocol.ts';
import { problemOf, isSignedAct, send, type Pc } from '../countyClient.ts';
import type { House } from '../house.ts';
import { newId, newOpinion, newResident, newVisit, withActs } from '../papers.ts';

const patience = { timeout: 15_000 };

const headersOf = async (pc: Pc) => ({
  authorization: `Bearer ${await pc.token()}`,
  'content-type': 'application/json',
});

/** Pushes the opinion with one doubtful act: why that was refused; the rest must be signed in effect. */
async function refusalOf(pc: Pc, opinion: OpinionDocument, bad: Act): Promise<string | undefined> {
  const { documents } = await pc.push('opinions', [withActs(opinion, bad)]);
  const [held] = documents as [OpinionDocument];
  const refused = held.acts.find(({ id }) => id === bad.id);
  expect(refused && isSignedAct(pc, refused)).toBe(true);
  const others = held.acts.filter(({ id }) => id !== bad.id);
  expect(others.map((act) => act.received?.refused)).toEqual(others.map(() => undefined));
  return refused?.received?.refused;
}

export function refusalCases(house: () => House): void {
  const recorder = () => house().people.asRecorder;
  const note = (text: string) => recorder().act('note', { note: text });

  describe('an act', () => {
    it('[ST4] [ST5] with a stamp of the future or from before the decision', async () => {
      const { pc } = recorder();
      const future = formatStamp(Date.now() + maxAheadMs + 60_000, 0, pc.device);
      const ancient = formatStamp(earliestMs - 1, 0, pc.device);
      const late = { ...note('明年'), at: future };
      expect(await refusalOf(pc, newOpinion(recorder()), late)).toBe('act.stampFuture');
      const early = { ...note('从前'), at: ancient };
      expect(await refusalOf(pc, newOpinion(recorder()), early)).toBe('act.stampAncient');
    });

    it('by somebody who never signed in here, of an unknown kind', async () => {
      const { pc } = recorder();
      const absent = { ...note('冒名'), by: house().people.asStranger.id };
      expect(await refusalOf(pc, newOpinion(recorder()), absent)).toBe('act.unknownPerson');
      const unheard = recorder().act('celebrate');
      expect(await refusalOf(pc, newOpinion(recorder()), unheard)).toBe('act.unknownKind');
    });

    it('[AC7] of a foreign device is left out and not signed', async () => {
      const { pc } = recorder();
      const foreign = { ...note('别处'), device: pc.device.replaceAll(/./g, '0') };
      const opinion = withActs(newOpinion(recorder()), foreign);
      const { documents, problems } = await pc.push('opinions', [opinion]);
      const [held] = documents as [OpinionDocument];
      expect(held.acts.map(({ id }) => id)).not.toContain(foreign.id);
      expect(problems).toEqual([{ code: 'act.foreignDevice', id: opinion.id, act: foreign.id }]);
    });

    it('[TX1] with 200 kB of text or a control character', async () => {
      const { pc } = recorder();
      expect(await refusalOf(pc, newOpinion(recorder()), note('潮'.repeat(70_000)))).toBe(
        'text.tooLong',
      );
      expect(await refusalOf(pc, newOpinion(recorder()), note('a\u0007b'))).toBe(
        'text.controlCharacter',
      );
    });

    it('that no database can hold is left out, reported and kept as text', async () => {
      const { pc } = recorder();
      for (const broken of ['half \uD83D of a pair', 'NUL \u0000']) {
        const opinion = newOpinion(recorder());
        const bad = note(broken);
        const answered = await pc.push('opinions', [withActs(opinion, bad)]);
        expect(answered.problems).toEqual([
          { code: 'text.controlCharacter', id: opinion.id, act: bad.id },
        ]);
        const [held] = answered.documents as [OpinionDocument];
        expect(held.acts.map(({ id }) => id)).toEqual(opinion.acts.map(({ id }) => id));
      }
    });

    it('without an envelope is reported; its neighbours are taken', async () => {
      const { pc } = recorder();
      const opinion = newOpinion(recorder());
      const bad = { ...note('戳记不对'), at: 'yesterday' };
      const row = { ...opinion, acts: [...opinion.acts, bad, 'nonsense'] };
      const answered = await pc.push('opinions', [row]);
      expect(answered.problems).toEqual([
        { code: 'act.malformed', id: opinion.id, act: bad.id },
        { code: 'act.malformed', id: opinion.id },
      ]);
      expect(answered.documents).toHaveLength(1);
    });

    it('[AC3] under the id of one the county holds, but with another body', async () => {
      const { pc } = recorder();
      const opinion = newOpinion(recorder());
      await pc.push('opinions', [opinion]);
      const [first] = opinion.acts as [Act];
      const forged = { ...opinion, acts: [{ ...first, summary: '改过的摘要' }] };
      const { documents, problems } = await pc.push('opinions', [forged]);
      expect(problems).toEqual([{ code: 'act.sameIdOtherBody', id: opinion.id, act: first.id }]);
      expect((documents as OpinionDocument[])[0]?.acts[0]).toMatchObject({
        summary: '客运码头路灯损坏',
      });
    });

    it('that comes before the act it builds on is judged as it stands', async () => {
      const { pc } = recorder();
      const early = note('登记以前');
      const opinion = newOpinion(recorder());
      expect(await refusalOf(pc, opinion, early)).toBe('opinion.notRegistered');
    });
  });

  describe('a record', () => {
    it('of another station', async () => {
      const { asStranger } = house().people;
      const theirs = newVisit(asStranger);
      await asStranger.pc.push('visits', [theirs]);
      const { pc } = recorder();
      const forged = { ...newVisit(recorder()), station: asStranger.office };
      const mine = newVisit(recorder());
      const answered = await pc.push('visits', [theirs, forged, mine]);
      expect(answered.problems).toEqual([
        { code: 'record.foreignStation', id: theirs.id },
        { code: 'record.foreignStation', id: forged.id },
      ]);
      expect(answered.documents.map(({ id }) => id)).toEqual([mine.id]);
      const kept = await asStranger.pc.pullAll('visits');
      expect(kept.get(theirs.id)?.acts).toHaveLength(1);
    });

    it('that moves to another station than it was made at', async () => {
      const { asStranger } = house().people;
      const mine = newVisit(recorder());
      await recorder().pc.push('visits', [mine]);
      const moved = { ...mine, station: asStranger.office };
      const { problems } = await asStranger.pc.push('visits', [moved]);
      expect(problems).toEqual([{ code: 'record.foreignStation', id: mine.id }]);
    });

    it('of the directory, which is not for pushing', async () => {
      const { pc, id } = recorder();
      const [entry] = (await pc.pull('directory')).documents.filter((one) => one.id === id);
      const { problems } = await pc.push('directory', [{ ...entry, roles: ['admin'] }]);
      expect(problems).toEqual([{ code: 'record.notYours', id }]);
    });

    it('that a unit or the county has no part in', async () => {
      const { asUnit, asCounty } = house().people;
      const opinion = newOpinion(recorder());
      await recorder().pc.push('opinions', [opinion]);
      for (const by of [asUnit, asCounty]) {
        const { problems } = await by.pc.push('opinions', [withActs(opinion, by.act('takeOn'))]);
        expect(problems).toEqual([{ code: 'record.notYours', id: opinion.id }]);
        const own = await by.pc.push('opinions', [newOpinion(by)]);
        expect(own.problems).toMatchObject([{ code: 'record.notYours' }]);
      }
    });

    it('larger than a megabyte, deeper than any record, or without end', async () => {
      const { pc } = recorder();
      const huge = { ...newVisit(recorder()), extra: 'x'.repeat(1_100_000) };
      let deep: unknown = 1;
      for (let level = 0; level < 40; level += 1) deep = [deep];
      const nested = { ...newVisit(recorder()), deep };
      const mine = newVisit(recorder());
      const answered = await pc.push('visits', [huge, nested, mine]);
      expect(answered.problems).toEqual([
        { code: 'record.tooLarge', id: huge.id },
        { code: 'record.malformed', id: nested.id },
      ]);
      expect(answered.documents.map(({ id }) => id)).toEqual([mine.id]);
    });

    it('[RE1] of a resident with a value of the future, of a stranger, or with a broken character', async () => {
      const { pc } = recorder();
      const whole = newResident(recorder(), { name: '测试居民' });
      const at = formatStamp(Date.now() + maxAheadMs + 60_000, 0, pc.device);
      const by = recorder().id;
      const future = { ...whole, id: newId(), fields: { name: { value: '甲', at, by } } };
      const [name] = Object.values(whole.fields);
      const stranger = { ...name, by: house().people.asStranger.id };
      const foreign = { ...whole, id: newId(), fields: { name: stranger } };
      const broken = { ...whole, id: newId(), fields: { name: { ...name, value: '\uD83D' } } };
      const { documents, problems } = await pc.push('residents', [future, foreign, broken, whole]);
      expect(problems.map(({ code }) => code).toSorted()).toEqual([
        'act.stampFuture',
        'act.unknownPerson',
        'text.brokenCharacter',
      ]);
      expect(documents.map(({ id }) => id)).toEqual([whole.id]);
    });
  });

  describe('a request', () => {
    it('for a collection that does not exist', async () => {
      const { pc } = recorder();
      const pushed = await pc.post(paths.push, { collection: 'secrets', rows: [] });
      expect(problemOf(pushed)).toBe('400 record.unknownCollection');
      const pulled = await pc.post(paths.pull, { collection: 'secrets', limit: 5 });
      expect(problemOf(pulled)).toBe('400 record.unknownCollection');
    });

    it('that is no JSON, no message, or of an unknown packing', async () => {
      const { pc } = recorder();
      const headers = await headersOf(pc);
      for (const body of ['{"collection":', '', '[]', '{"collection":"visits"}', '"\u00ff']) {
        expect(problemOf(await send(pc.url, paths.push, body, headers))).toBe(
          '400 request.malformed',
        );
      }
      const packed = { ...headers, 'content-encoding': 'compress' };
      expect(problemOf(await send(pc.url, paths.push, '{}', packed))).toBe('400 request.malformed');
      const broken = { ...headers, 'content-encoding': 'gzip' };
      expect(problemOf(await send(pc.url, paths.push, 'no gzip', broken))).toBe(
        '400 request.malformed',
      );
      const text = { ...headers, 'content-type': 'text/plain' };
      expect(problemOf(await send(pc.url, paths.push, '{}', text))).toBe('400 request.malformed');
    });

    it('with more rows than one push may have', async () => {
      const { pc } = recorder();
      const rows = Array.from({ length: 201 }, () => ({}));
      const reply = await pc.post(paths.push, { collection: 'visits', rows });
      expect(problemOf(reply)).toBe('400 request.malformed');
    });

    it('that is too large, also when it only becomes so unpacked', async () => {
      const { pc } = recorder();
      const headers = await headersOf(pc);
      const large = 'x'.repeat(maxRequestBytes + 1);
      expect(problemOf(await send(pc.url, paths.push, large, headers))).toBe(
        '413 request.tooLarge',
      );
      const bomb = gzipSync(Buffer.alloc(60_000_000, 'x'));
      expect(bomb.length).toBeLessThan(70_000);
      const packed = { ...headers, 'content-encoding': 'gzip' };
      expect(problemOf(await send(pc.url, paths.push, bomb, packed))).toBe('413 request.tooLarge');
      const mine = newVisit(recorder());
      expect((await pc.push('visits', [mine])).documents).toHaveLength(1);
    });
  });

  it('leaves room for those who are being served, for others and for small requests', async () => {
    const { pc } = recorder();
    const junk = { collection: 'visits', rows: ['x'.repeat(20_000)] };
    const large = async (by: Pc) =>
      (await send(by.url, paths.push, JSON.stringify(junk), await headersOf(by))).status;
    const headers = { ...(await headersOf(pc)), 'content-length': '1000000' };
    const halves = Array.from({ length: 100 }, () => {
      const half = request(`${pc.url}${paths.push}`, { method: 'POST', headers });
      half.on('error', () => undefined);
      half.write('{');
      return half;
    });
    try {
      await expect.poll(() => large(pc), patience).toBe(503);
      expect(await large(house().people.asStranger.pc)).toBe(200);
      await pc.push('visits', [newVisit(recorder())]);
    } finally {
      for (const half of halves) half.destroy();
    }
    await expect.poll(() => large(pc), patience).toBe(200);
  });

  it('leaves no trace of a name, a text or a token in the log', async () => {
    const { pc } = recorder();
    const token = await pc.token();
    await pc.push('opinions', [newOpinion(recorder())]);
    const log = house().log.join('');
    expect(log).toContain(pc.device);
    for (const secret of [token, '路灯', '联络员', '潮起潮落']) expect(log).not.toContain(secret);
    expect(house().log.filter((line) => line.includes('a bug was met'))).toEqual([]);
  });
}

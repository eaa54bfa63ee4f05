// What the county does with acts that arrive: takes, judges, signs, answers; again and again the same.
import { describe, expect, it } from 'vitest';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import { maxPushRows, paths } from '../../../shared/sync/protocol.ts';
import { isSignedAct } from '../countyClient.ts';
import type { House } from '../house.ts';
import { newId, newOpinion, newVisit, toCounty, withActs } from '../papers.ts';
import { addPc, signIn, standAt, passphrase } from '../people.ts';

export function pushCases(house: () => House): void {
  describe('a push', () => {
    it('[AC5] comes back with a valid signature under every act', async () => {
      const { asRecorder, asHead } = house().people;
      const opinion = withActs(newOpinion(asRecorder), asHead.act('triage', toCounty));
      const { documents, problems } = await asRecorder.pc.push('opinions', [opinion]);
      expect(problems).toEqual([]);
      const [held] = documents as [OpinionDocument];
      expect(held.status).toBe('awaitingCounty');
      expect(held.acts).toHaveLength(2);
      for (const act of held.acts) {
        expect(isSignedAct(asRecorder.pc, act)).toBe(true);
        expect(act.received?.refused).toBeUndefined();
      }
    });

    it('repeated changes nothing and answers the same', async () => {
      const { pc } = house().people.asRecorder;
      const rows = [newOpinion(house().people.asRecorder), newOpinion(house().people.asRecorder)];
      const first = await pc.push('opinions', rows);
      const before = await pc.pull('opinions');
      const second = await pc.push('opinions', rows);
      expect(second.documents).toEqual(first.documents);
      const answered = await pc.push('opinions', first.documents);
      expect(answered.documents).toEqual(first.documents);
      const after = await pc.pull('opinions', before.checkpoint);
      expect(after.documents).toEqual([]);
      expect(after.checkpoint).toEqual(before.checkpoint);
    });

    it('[AC1] keeps every act when many arrive at once for one record', async () => {
      const { asRecorder, asHead, asCounty } = house().people;
      const sent = withActs(newOpinion(asRecorder), asHead.act('triage', toCounty));
      await asRecorder.pc.push('opinions', [sent]);
      const notes = Array.from({ length: 24 }, (_, index) => {
        const by = index % 2 === 0 ? asRecorder : asCounty;
        return { by, act: by.act('note', { note: `第${index}条` }) };
      });
      const answers = await Promise.all(
        notes.map(({ by, act }) => by.pc.push('opinions', [withActs(sent, act)])),
      );
      expect(answers.flatMap(({ problems }) => problems)).toEqual([]);
      const held = (await asCounty.pc.pullAll('opinions')).get(sent.id);
      const ids = new Set(held?.acts.map(({ id }) => id));
      expect(notes.filter(({ act }) => !ids.has(act.id))).toEqual([]);
      expect(held?.acts.every((act) => isSignedAct(asCounty.pc, act))).toBe(true);
    });

    it('[AC1] brings two PCs of a station together in either order', async () => {
      const { admin, asRecorder, asHead } = house().people;
      const second = await addPc(admin, asRecorder.office);
      await signIn(second, asHead.id, passphrase);
      const headThere = standAt(second, asHead.id);
      const opinion = newOpinion(asRecorder);
      await asRecorder.pc.push('opinions', [opinion]);
      const note = asRecorder.act('note', { note: '居民又来问过一次' });
      const triage = headThere.act('triage', toCounty);
      await second.push('opinions', [withActs(opinion, triage)]);
      const { documents } = await asRecorder.pc.push('opinions', [withActs(opinion, note)]);
      const [held] = documents as [OpinionDocument];
      expect(new Set(held.acts.map(({ id }) => id))).toEqual(
        new Set([...opinion.acts, note, triage].map(({ id }) => id)),
      );
      expect(held.acts.every((act) => act.received && !act.received.refused)).toBe(true);
      expect(held.status).toBe('awaitingCounty');
    });

    it('[AC4] keeps an act that is forbidden, signed as refused, without effect', async () => {
      const { asRecorder, asDeputy } = house().people;
      const wrong = asDeputy.act('triage', toCounty);
      const opinion = withActs(newOpinion(asRecorder), wrong);
      const { documents, problems } = await asRecorder.pc.push('opinions', [opinion]);
      const [held] = documents as [OpinionDocument];
      const refused = held.acts.find(({ id }) => id === wrong.id);
      expect(problems).toEqual([]);
      expect(held.status).toBe('registered');
      expect(refused?.received?.refused).toBe('act.notPermitted');
      expect(refused && isSignedAct(asRecorder.pc, refused)).toBe(true);
    });

    it('never trusts what lies beside the acts', async () => {
      const { asRecorder } = house().people;
      const lying = { ...newOpinion(asRecorder), status: 'archived', holder: 'county', due: 'x' };
      const { documents } = await asRecorder.pc.push('opinions', [lying]);
      expect(documents[0]).toMatchObject({ status: 'registered', holder: '', due: '' });
    });

    it('takes two rows of one record in one go', async () => {
      const { asRecorder } = house().people;
      const opinion = newOpinion(asRecorder);
      const note = asRecorder.act('note', { note: '补充：夜里涨潮时最险' });
      const rows = [opinion, { ...opinion, acts: [note] }];
      const { documents } = await asRecorder.pc.push('opinions', rows);
      expect((documents as OpinionDocument[])[0]?.acts.map(({ id }) => id)).toEqual(
        [...opinion.acts, note].map(({ id }) => id),
      );
      expect(documents).toHaveLength(1);
    });

    it('[SY2] takes the rest when one row is bad, and keeps the bad one', async () => {
      const { pc } = house().people.asRecorder;
      const good = [newVisit(house().people.asRecorder), newVisit(house().people.asRecorder)];
      const bad = { id: newId(), station: pc.enrolled.office.id, acts: 'none' };
      const { documents, problems } = await pc.push('visits', [good[0], bad, 7, null, good[1]]);
      expect(documents.map(({ id }) => id)).toEqual(good.map(({ id }) => id));
      expect(problems).toEqual([
        { code: 'record.malformed', id: bad.id },
        { code: 'record.malformed' },
        { code: 'record.malformed' },
      ]);
    });

    it('loses no row of two PCs that push at the same time', async () => {
      const { admin, asRecorder, asStranger } = house().people;
      const second = await addPc(admin, asRecorder.office);
      await signIn(second, asRecorder.id, passphrase);
      const start = (await asRecorder.pc.pull('visits')).checkpoint;
      const pushers = [asRecorder, standAt(second, asRecorder.id), asStranger];
      const visits = pushers.map((by) => Array.from({ length: 120 }, () => newVisit(by)));
      const seen = new Set<string>();
      let from = start;
      let pushing = true;
      const reading = (async () => {
        for (;;) {
          const last = !pushing;
          const page = await asRecorder.pc.pull('visits', from, 7);
          for (const { id } of page.documents) seen.add(id);
          from = page.checkpoint;
          if (last && !page.more) return;
        }
      })();
      await Promise.all(
        pushers.map(async (by, index) => {
          const mine = visits[index] ?? [];
          for (let place = 0; place < mine.length; place += 12) {
            await by.pc.push('visits', mine.slice(place, place + 12));
          }
        }),
      );
      pushing = false;
      await reading;
      const [ours = [], theirs = [], foreign = []] = visits;
      expect([...ours, ...theirs].filter(({ id }) => !seen.has(id))).toEqual([]);
      expect(foreign.filter(({ id }) => seen.has(id))).toEqual([]);
    });

    it('gives every act a place of its own in the register', async () => {
      const { asRecorder } = house().people;
      const rows = Array.from({ length: maxPushRows }, () => newVisit(asRecorder));
      const { documents } = await asRecorder.pc.push('visits', rows);
      const places = documents.flatMap(({ acts }) =>
        (acts as { received: { seq: number } }[]).map(({ received }) => received.seq),
      );
      expect(new Set(places).size).toBe(maxPushRows);
    });

    it('is pulled in pages without a gap or a repetition', async () => {
      const { asStranger } = house().people;
      const rows = Array.from({ length: 25 }, () => newVisit(asStranger));
      await asStranger.pc.push('visits', rows);
      const pulled: string[] = [];
      let page = await asStranger.pc.pull('visits', undefined, 4);
      while (page.more) {
        expect(page.documents).toHaveLength(4);
        pulled.push(...page.documents.map(({ id }) => id));
        page = await asStranger.pc.pull('visits', page.checkpoint, 4);
      }
      pulled.push(...page.documents.map(({ id }) => id));
      expect(new Set(pulled).size).toBe(pulled.length);
      expect(rows.every(({ id }) => pulled.includes(id))).toBe(true);
      const again = await asStranger.pc.pull('visits', {
        epoch: 'before the restore',
        seq: 10 ** 9,
      });
      expect(again.documents).toHaveLength(pulled.length);
    });
  });

  it('packs a long answer for a PC that takes brotli or gzip', async () => {
    const { pc } = house().people.asRecorder;
    const ask = async (accepted: string) => {
      const response = await fetch(`${pc.url}${paths.pull}`, {
        method: 'POST',
        body: JSON.stringify({ collection: 'visits', limit: 100 }),
        headers: {
          ...{ authorization: `Bearer ${await pc.token()}`, 'accept-encoding': accepted },
          'content-type': 'application/json',
        },
      });
      const documents = ((await response.json()) as { documents: unknown[] }).documents.length;
      return { packed: response.headers.get('content-encoding'), documents };
    };
    expect(await ask('gzip, br')).toEqual({ packed: 'br', documents: 100 });
    expect(await ask('gzip, br;q=0')).toEqual({ packed: 'gzip', documents: 100 });
    expect(await ask('identity')).toEqual({ packed: null, documents: 100 });
  });
}

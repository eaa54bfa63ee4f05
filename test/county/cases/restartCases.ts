// What a restart, a restore from backup and a curious administrator do to what the county holds.
import { describe, expect, it } from 'vitest';
import { openCounty } from '../../../county/openCounty.ts';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import { samplePassphrase, samplePeople } from '../../../shared/sample/sampleDirectory.ts';
import { enrolPc, isSignedAct } from '../countyClient.ts';
import type { Engine, House } from '../house.ts';
import { optionsAt } from '../house.ts';
import { newOpinion, newResident, newVisit } from '../papers.ts';
import { signIn } from '../people.ts';

export function restartCases(house: () => House, engine: Engine): void {
  describe('the county', () => {
    it('has everything after a restart, and its stations need not enrol again', async () => {
      const { asRecorder } = house().people;
      const visit = newVisit(asRecorder);
      const { documents } = await asRecorder.pc.push('visits', [visit]);
      const before = await asRecorder.pc.pull('visits');
      await house().reopen();
      const { pc } = house().people.asRecorder;
      expect(house().county.firstCodes).toBeUndefined();
      expect((await pc.pullAll('visits')).get(visit.id)).toEqual(documents[0]);
      const after = await pc.pull('visits', before.checkpoint);
      expect(after).toMatchObject({ documents: [], checkpoint: before.checkpoint });
    });

    it('restored from an older backup takes back what it had signed, and signs on after it', async () => {
      const { asRecorder } = house().people;
      const opinions = Array.from({ length: 6 }, () => newOpinion(asRecorder));
      const before = await asRecorder.pc.pull('opinions');
      const { documents } = await asRecorder.pc.push('opinions', opinions);
      const latest = documents.slice(-1);
      await house().county.close();
      const { database, close } = await house().openDatabase();
      await database.deleteFrom('doc').where('seq', '>', String(before.checkpoint.seq)).execute();
      await database.updateTable('feed').set({ seq: before.checkpoint.seq }).execute();
      await close();
      await house().reopen({ restored: true });
      const { pc } = house().people.asRecorder;
      const after = await pc.pull('opinions', before.checkpoint);
      expect(after.checkpoint.epoch).not.toBe(before.checkpoint.epoch);
      expect(after.documents.length).toBeGreaterThan(0);
      expect(after.documents.map(({ id }) => id)).not.toContain(latest[0]?.id);
      const again = await pc.push('opinions', latest);
      expect(again.documents).toEqual(latest);
      const next = await pc.push('opinions', [newOpinion(asRecorder)]);
      const seqOf = (answered: typeof next) =>
        (answered.documents as OpinionDocument[])[0]?.acts[0]?.received?.seq ?? 0;
      expect(seqOf(next)).toBeGreaterThan(seqOf(again));
    });

    it('makes new first codes when they are asked for', async () => {
      await house().reopen({ newCodes: true });
      const codes = house().county.firstCodes;
      const pc = await enrolPc(house().county.url, codes?.device ?? '');
      const [administrator] = pc.enrolled.people;
      const signedIn = await signIn(
        pc,
        administrator?.id ?? '',
        codes?.person ?? '',
        '新的口令 2026',
      );
      expect(signedIn.status).toBe(200);
    });

    it('adds to its history and lets nobody change it, and keeps no personal data there', async () => {
      const { asRecorder } = house().people;
      const resident = newResident(asRecorder, { name: '测试居民九', phone: '000-0000-0009' });
      await asRecorder.pc.push('residents', [resident]);
      const unstorable = { ...newVisit(asRecorder), acts: ['\uD83D\u0000'] };
      await asRecorder.pc.push('visits', [unstorable, unstorable]);
      await house().county.close();
      const { database, close } = await house().openDatabase();
      const rows = await database.selectFrom('doc_history').selectAll().execute();
      expect(rows.some(({ id }) => id === resident.id)).toBe(true);
      expect(JSON.stringify(rows)).not.toContain('测试居民九');
      await expect(database.deleteFrom('doc_history').execute()).rejects.toThrow('only ever added');
      const change = database.updateTable('doc_history').set({ device: 'nobody' }).execute();
      await expect(change).rejects.toThrow('only ever added');
      const kept = await database
        .selectFrom('quarantine')
        .selectAll()
        .where('record', '=', unstorable.id)
        .execute();
      expect(kept.map(({ code }) => code)).toContain('act.malformed');
      expect(kept.some(({ body }) => body.includes(String.raw`\ud83d\u0000`))).toBe(true);
      await close();
      await house().reopen();
    });
  });

  it('fills a sample county whose acts it has all judged, signed and let stand', async () => {
    const log: string[] = [];
    const options = { ...(await optionsAt(engine, log)), sample: true };
    const sample = await openCounty(options);
    const codes = sample.sampleCodes;
    const pc = await enrolPc(sample.url, codes?.station ?? '');
    expect(pc.enrolled.letter).toBe('B');
    const reply = await signIn(pc, samplePeople.recorder.id, samplePassphrase);
    expect(reply.status).toBe(200);
    const opinions = [...(await pc.pullAll('opinions')).values()];
    const acts = opinions.flatMap((opinion) => opinion.acts);
    expect(opinions.length).toBeGreaterThan(20);
    expect(acts.filter((act) => act.received?.refused)).toEqual([]);
    expect(acts.every((act) => isSignedAct(pc, act))).toBe(true);
    expect((await pc.pullAll('visits')).size).toBeGreaterThan(15);
    const countyPc = await enrolPc(sample.url, codes?.county ?? '');
    const unitPc = await enrolPc(sample.url, codes?.unit ?? '');
    const atCounty = await countyPc.pullAll('opinions');
    expect(atCounty.size).toBeGreaterThan(5);
    expect(atCounty.size).toBeLessThan(opinions.length);
    expect((await unitPc.pullAll('opinions')).size).toBeLessThan(atCounty.size);
    await sample.close();
    const again = await openCounty(options);
    const second = await enrolPc(again.url, again.sampleCodes?.station ?? '');
    expect((await second.pullAll('opinions')).size).toBe(opinions.length);
    await again.close();
  });
}

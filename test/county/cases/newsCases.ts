// The event stream: hints to those whom they concern, right after the commit.
import { describe, expect, it } from 'vitest';
import { paths } from '../../../shared/sync/protocol.ts';
import { problemOf } from '../countyClient.ts';
import { listenToNews as listen, newsText as news } from '../eventStream.ts';
import type { House } from '../house.ts';
import { newOpinion, newVisit, toCounty, withActs } from '../papers.ts';
import { addPc, addPerson, command } from '../people.ts';

export function newsCases(house: () => House): void {
  describe('the event stream', () => {
    it('[SY4] tells those who may see the news, and not the PC that brought them', async () => {
      const { asRecorder, asHead, asCounty, asStranger } = house().people;
      const [county, stranger, self] = await Promise.all(
        [asCounty.pc, asStranger.pc, asRecorder.pc].map(listen),
      );
      const opinion = newOpinion(asRecorder);
      await asRecorder.pc.push('opinions', [opinion]);
      await asRecorder.pc.push('opinions', [withActs(opinion, asHead.act('triage', toCounty))]);
      await county?.hears(news('opinions'));
      // What the stranger and the sender must not have heard comes before this.
      await asStranger.pc.push('visits', [newVisit(asStranger)]);
      await command(house().people.admin, {
        command: 'addPerson',
        person: { office: asStranger.office, name: '邻站联络员', roles: ['recorder'] },
      });
      await stranger?.hears(news('directory'));
      await self?.hears(news('directory'));
      expect(stranger?.heard.join('')).not.toContain('opinions');
      expect(self?.heard.join('')).not.toContain('opinions');
      expect(county?.heard.join('').split(news('opinions'))).toHaveLength(2);
      for (const stream of [county, stranger, self]) stream?.close();
    });

    it('says nothing when a push brings nothing new', async () => {
      const { asRecorder, admin } = house().people;
      const second = await addPc(admin, asRecorder.office);
      const visit = newVisit(asRecorder);
      await asRecorder.pc.push('visits', [visit]);
      const stream = await listen(second);
      await asRecorder.pc.push('visits', [visit]);
      await asRecorder.pc.push('opinions', [newOpinion(asRecorder)]);
      await stream.hears(news('opinions'));
      expect(stream.heard.join('')).not.toContain('visits');
      stream.close();
    });

    it('ends when the device is revoked, and does not open again', async () => {
      const { admin, asHead } = house().people;
      const pc = await addPc(admin, asHead.office);
      await addPerson(admin, pc, '新电脑联络员', ['recorder']);
      const stream = await listen(pc);
      await command(admin, { command: 'revokeDevice', device: pc.device });
      await stream.ended;
      const headers = { authorization: `Bearer ${await pc.token()}` };
      const again = await fetch(`${pc.url}${paths.events}`, { headers });
      expect(again.status).toBe(403);
      expect(problemOf(await pc.post(paths.pull, {}))).toBe('403 device.revoked');
    });

    it('wants a token', async () => {
      const response = await fetch(`${house().county.url}${paths.events}`);
      expect(response.status).toBe(401);
    });
  });
}

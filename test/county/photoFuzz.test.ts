// LIAISON_FUZZ=1000000 makes it the long run.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runs } from '../shared/seeds.ts';
import { embeddedEngine, openHouse, type House } from './house.ts';
import { newOpinion, withActs } from './papers.ts';
import { statusOf, wildRequests } from './photoFuzz.ts';
import { create, newPhoto, patch, receiptFor } from './photoRequests.ts';

const times = Number(process.env['LIAISON_FUZZ'] ?? 400);
const longRunMs = 12 * 60 * 60 * 1000;

const engine = embeddedEngine();
let house: House;
beforeAll(async () => {
  house = await openHouse(engine);
});
afterAll(async () => {
  await house.close();
  await engine.stop();
});

describe('uploads that nobody would send', () => {
  it(
    'are each answered below 500, and the honest one beside them still arrives',
    async () => {
      const { asRecorder } = house.people;
      const wanted = [newPhoto(), newPhoto()];
      const registered = newOpinion(asRecorder);
      const attached = wanted.map(({ facts }) => asRecorder.act('attach', { ...facts }));
      const opinion = withActs(registered, ...attached);
      await asRecorder.pc.push('opinions', [opinion]);
      const ids = wanted.map(({ facts }) => facts.photo);
      const [honest] = wanted;
      if (!honest) throw new Error('no photo');
      const wild = wildRequests(ids.slice(1), opinion.id);
      const answered = fc.asyncProperty(wild, async (request) => {
        const status = await statusOf(asRecorder.pc, request);
        expect(status).toBeGreaterThanOrEqual(200);
        expect(status).toBeLessThan(500);
      });
      await fc.assert(answered, { ...runs(times), interruptAfterTimeLimit: longRunMs });
      const place = { collection: 'opinions', record: opinion.id } as const;
      const upload = { photo: honest.facts.photo, ...place };
      expect((await create(asRecorder.pc, upload, honest.content.length)).status).toBe(201);
      expect((await patch(asRecorder.pc, upload.photo, 0, honest.content)).status).toBe(204);
      expect((await receiptFor(asRecorder.pc, upload.photo)).status).toBe(200);
      expect(house.log.filter((line) => line.includes('"bug"'))).toEqual([]);
    },
    longRunMs,
  );
});

// Photos at the county: taken only as their record says, whole, checked by content, signed for, and given to nobody else.
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { tidyPhotos } from '../../../county/photos/tidyPhotos.ts';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import type { PhotoFacts } from '../../../shared/photos/photo.ts';
import { paths } from '../../../shared/sync/protocol.ts';
import { bareJpeg, frame, jfif, jpegOf, segment } from '../../photos/jpegBytes.ts';
import type { House } from '../house.ts';
import { assignTo, newOpinion, newVisit, toCounty, withActs } from '../papers.ts';
import type { Person } from '../people.ts';
import type { TestPhoto } from '../photoRequests.ts';
import {
  codeOf,
  create,
  download,
  isSignedPhoto,
  newPhoto,
  offsetOf,
  patch,
  receiptFor,
} from '../photoRequests.ts';

interface Attached {
  opinion: OpinionDocument;
  upload: { photo: string; collection: 'opinions'; record: string };
}

async function attach(by: Person, photo: TestPhoto, passName = false): Promise<Attached> {
  const consents = { passName, publish: false, callBack: false };
  const opinion = withActs(newOpinion(by, { consents }), by.act('attach', { ...photo.facts }));
  const { documents } = await by.pc.push('opinions', [opinion]);
  const [held] = documents as [OpinionDocument];
  expect(held.acts.map((act) => act.received?.refused)).toEqual([undefined, undefined]);
  const { photo: id } = photo.facts;
  return { opinion: held, upload: { photo: id, collection: 'opinions', record: held.id } };
}

async function send(by: Person, { facts, content }: TestPhoto, { upload }: Attached) {
  expect((await create(by.pc, upload, content.length)).status).toBe(201);
  return patch(by.pc, facts.photo, 0, content);
}

export function photoCases(house: () => House): void {
  const people = () => house().people;

  describe('a photo', () => {
    it('[PH4] is signed for when all of it is there, and comes back byte for byte', async () => {
      const { asRecorder } = people();
      const photo = newPhoto();
      const attached = await attach(asRecorder, photo);
      expect((await receiptFor(asRecorder.pc, photo.facts.photo)).status).toBe(404);
      expect((await send(asRecorder, photo, attached)).status).toBe(204);
      const receipt = await receiptFor(asRecorder.pc, photo.facts.photo);
      expect(receipt.status).toBe(200);
      expect(isSignedPhoto(asRecorder.pc, photo, receipt.body)).toBe(true);
      expect(await receiptFor(asRecorder.pc, photo.facts.photo)).toMatchObject({
        body: receipt.body,
      });
      const back = await download(asRecorder.pc, photo.facts.photo);
      expect(back.headers.get('content-type')).toBe('image/jpeg');
      expect(new Uint8Array(await back.arrayBuffer())).toEqual(photo.content);
      const rest = await download(asRecorder.pc, photo.facts.photo, 'bytes=19000-');
      expect([rest.status, (await rest.arrayBuffer()).byteLength]).toEqual([206, 1_000]);
    });

    it('goes on after a cut in the middle of a part, and after a restart of the county', async () => {
      const { asRecorder } = people();
      const photo = newPhoto({}, bareJpeg(700_000));
      const { upload } = await attach(asRecorder, photo);
      const { photo: id } = photo.facts;
      await create(asRecorder.pc, upload, photo.content.length);
      await cutAfter(asRecorder, id, photo.content, 300_000);
      const offset = await eventualOffset(asRecorder, id);
      expect(offset).toBeGreaterThan(200_000);
      await house().reopen();
      const { asRecorder: later } = people();
      expect(await offsetOf(later.pc, id)).toBe(offset);
      const wrong = await patch(later.pc, id, offset - 1, photo.content.slice(offset - 1));
      expect(wrong.status).toBe(409);
      expect((await patch(later.pc, id, offset, photo.content.slice(offset))).status).toBe(204);
      expect((await receiptFor(later.pc, id)).status).toBe(200);
    });

    it('[PH1] is not taken without an act that names it, nor with another size or another hash', async () => {
      const { asRecorder, asStranger } = people();
      const photo = newPhoto();
      const { upload } = await attach(asRecorder, photo);
      const size = photo.content.length;
      const unnamed = { ...upload, photo: newPhoto().facts.photo };
      expect(await codeOf(await create(asRecorder.pc, unnamed, size))).toBe(
        '404 photo.notAttached',
      );
      expect(await codeOf(await create(asRecorder.pc, upload, size + 1))).toBe(
        '422 photo.otherBytes',
      );
      expect(await codeOf(await create(asStranger.pc, upload, size))).toBe('404 photo.notAttached');
      const other = newPhoto({ sha256: 'ab'.repeat(32) });
      const attached = await attach(asRecorder, other);
      expect(await codeOf(await send(asRecorder, other, attached))).toBe('422 photo.otherBytes');
      expect(await offsetOf(asRecorder.pc, other.facts.photo)).toBeUndefined();
    });

    it('[PH2] is looked at by its content: no other kind, nothing that says where it was taken', async () => {
      const { asRecorder } = people();
      const exif = segment(0xe1, ...Buffer.from('Exif\0\0GPS 30.72 122.45'));
      const pixels = frame(0xc0, 640, 480);
      const files = [
        Buffer.from('<svg onload="alert(1)">'),
        jpegOf(jfif, exif, pixels),
        jpegOf(jfif, frame(0xc0, 4_000, 3_000)),
        Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
      ];
      for (const file of files) {
        const photo = newPhoto({}, new Uint8Array(file));
        const attached = await attach(asRecorder, photo);
        expect(await codeOf(await send(asRecorder, photo, attached))).toBe('422 photo.unreadable');
      }
    });

    it('is never taken beyond its size, and another office can neither look nor write', async () => {
      const { asRecorder, asStranger } = people();
      const photo = newPhoto();
      const { upload } = await attach(asRecorder, photo);
      await create(asRecorder.pc, upload, photo.content.length);
      const { photo: id } = photo.facts;
      expect(await offsetOf(asStranger.pc, id)).toBeUndefined();
      expect((await patch(asStranger.pc, id, 0, photo.content)).status).toBe(404);
      const more = await patch(asRecorder.pc, id, 0, bareJpeg(photo.content.length + 1));
      expect(more.status).toBe(413);
      expect((await receiptFor(asStranger.pc, id)).status).toBe(404);
    });
  });

  describe('who may have a photo', () => {
    async function sent(facts: Partial<PhotoFacts>, passName: boolean) {
      const { asRecorder, asHead } = people();
      const photo = newPhoto(facts);
      const attached = await attach(asRecorder, photo, passName);
      await send(asRecorder, photo, attached);
      const triaged = withActs(attached.opinion, asHead.act('triage', toCounty));
      await asHead.pc.push('opinions', [triaged]);
      return { id: photo.facts.photo, opinion: triaged };
    }
    const statusFor = async (by: Person, id: string) => (await download(by.pc, id)).status;

    it('[PH3] the county, and a unit to which the opinion was assigned, but no photo of the resident', async () => {
      const { asCounty, asUnit, asOtherUnit, asStranger, asRecorder } = people();
      const plain = await sent({}, false);
      const shown = await sent({ showsResident: true }, false);
      const agreed = await sent({ showsResident: true }, true);
      for (const { opinion } of [plain, shown, agreed]) {
        const accept = asCounty.act('accept');
        const assigned = withActs(opinion, accept, asCounty.act('assign', assignTo(asUnit)));
        await asCounty.pc.push('opinions', [assigned]);
      }
      const all = async (id: string) =>
        Promise.all(
          [asRecorder, asCounty, asUnit, asOtherUnit, asStranger].map((by) => statusFor(by, id)),
        );
      expect(await all(plain.id)).toEqual([200, 200, 200, 404, 404]);
      expect(await all(shown.id)).toEqual([200, 403, 403, 404, 404]);
      expect(await all(agreed.id)).toEqual([200, 200, 403, 404, 404]);
    });

    it('nobody but the station has photos of a visit, or of a matter that stays with it', async () => {
      const { asRecorder, asHead, asCounty, asStranger } = people();
      const photo = newPhoto();
      const registered = newVisit(asRecorder);
      const act = asRecorder.act('attach', { ...photo.facts });
      const visit = { ...registered, acts: [...registered.acts, act] };
      await asRecorder.pc.push('visits', [visit]);
      const upload = { photo: photo.facts.photo, collection: 'visits', record: visit.id } as const;
      await create(asRecorder.pc, upload, photo.content.length);
      await patch(asRecorder.pc, upload.photo, 0, photo.content);
      const kept = newPhoto();
      await send(asRecorder, kept, await attach(asRecorder, kept));
      for (const id of [photo.facts.photo, kept.facts.photo]) {
        const statuses = [asRecorder, asHead, asCounty, asStranger].map((by) => statusFor(by, id));
        expect(await Promise.all(statuses)).toEqual([200, 200, 404, 404]);
      }
    });
  });

  describe('photos that nobody waits for', () => {
    it('[PH6] taken away, a photo is not given out any more, and its bytes go', async () => {
      const { asRecorder } = people();
      const photo = newPhoto();
      const attached = await attach(asRecorder, photo);
      await send(asRecorder, photo, attached);
      const detach = asRecorder.act('detach', { photo: photo.facts.photo });
      await asRecorder.pc.push('opinions', [withActs(attached.opinion, detach)]);
      expect((await download(asRecorder.pc, photo.facts.photo)).status).toBe(404);
      const unfinished = newPhoto();
      const { upload } = await attach(asRecorder, unfinished);
      await create(asRecorder.pc, upload, unfinished.content.length);
      const kept = newPhoto();
      await send(asRecorder, kept, await attach(asRecorder, kept));

      await house().county.close();
      const { database, close } = await house().openDatabase();
      const held = async () => {
        const ids = [photo, unfinished, kept].map(({ facts }) => facts.photo);
        const rows = await database.selectFrom('photo').select('id').execute();
        return ids.map((id) => rows.some((row) => row.id === id));
      };
      await tidyPhotos(database, new Date());
      expect(await held()).toEqual([false, true, true]);
      await tidyPhotos(database, new Date(Date.now() + 31 * 24 * 3_600_000));
      expect(await held()).toEqual([false, false, true]);
      await close();
      await house().reopen();
    });
  });
}

/** Pulls the plug after so many bytes of a part. */
async function cutAfter(
  by: Person,
  id: string,
  content: Uint8Array<ArrayBuffer>,
  bytes: number,
): Promise<void> {
  const sending = request(`${by.pc.url}${paths.photos}/${id}`, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(content.length),
      authorization: `Bearer ${await by.pc.token()}`,
    },
  });
  sending.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    sending.write(content.subarray(0, bytes), () => resolve());
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const closed = new Promise((resolve) => sending.once('close', resolve));
  sending.destroy();
  await closed;
}

/** The county notices a cut a moment later. */
async function eventualOffset(by: Person, id: string): Promise<number> {
  let last = -1;
  for (let looks = 0; looks < 50; looks += 1) {
    const offset = (await offsetOf(by.pc, id)) ?? 0;
    if (offset > 0 && offset === last) return offset;
    last = offset;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return last;
}

// Photos as people attach them: bytes before acts, limits, and nothing left behind of what was given up.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discardDraft, saveDraft } from '../../../renderer/actions/drafts.ts';
import {
  attachPhoto,
  detachPhoto,
  dropDraftPhoto,
  keepDraftPhoto,
} from '../../../renderer/actions/photos.ts';
import { registerVisit } from '../../../renderer/actions/registerVisit.ts';
import { removeStrayPhotos } from '../../../renderer/photos/removeStrayPhotos.ts';
import { opinionRecord, visitRecord } from '../../../renderer/queries/records.ts';
import { newRecordId } from '../../../shared/ids.ts';
import { maxPhotosPerRecord } from '../../../shared/photos/photo.ts';
import { samplePeople } from '../../../shared/sample/sampleDirectory.ts';
import { opinion, visitEntry } from '../actions/entries.ts';
import type { StationPc } from '../sync/stationPc.ts';
import { openStationPc } from '../sync/stationPc.ts';
import { takenPhoto } from './takenPhoto.ts';

let pc: StationPc;
beforeEach(async () => {
  pc = await openStationPc();
});
afterEach(() => pc.close());

const words = { caption: ' 码头 ', showsResident: false };

async function registered() {
  const done = await registerVisit(pc.asRecorder, visitEntry());
  if (!done.ok) throw new Error(done.problem.code);
  return { collection: 'opinions', record: done.value.opinions[0] ?? '' } as const;
}

const photosOf = (id: string) => {
  const held = pc.database.tables.opinions.get(id);
  return held ? opinionRecord(held).view.photos : [];
};
const newId = () => newRecordId(pc.time.now, pc.asRecorder.randomBytes);

describe('a photo of a record', () => {
  it('[PH1] is kept with its bytes and named by an act', async () => {
    const place = await registered();
    const taken = takenPhoto();
    expect(await attachPhoto(pc.asRecorder, place, taken, words)).toMatchObject({ ok: true });
    const [photo] = photosOf(place.record);
    expect(photo).toMatchObject({ sha256: taken.sha256, bytes: 40_000, caption: '码头' });
    const id = photo?.photo ?? '';
    expect(pc.database.photos.table.get(id)).toMatchObject({ ...place, state: 'waiting' });
    const kept = await pc.database.photos.read(id);
    expect(await kept?.bytes()).toEqual(await taken.content.bytes());
  });

  it('[PH5] a tenth is refused, and its bytes are not kept', async () => {
    const place = await registered();
    for (let seed = 1; seed <= maxPhotosPerRecord; seed += 1) {
      await attachPhoto(pc.asRecorder, place, takenPhoto(5_000, seed), words);
    }
    const tenth = await attachPhoto(pc.asRecorder, place, takenPhoto(5_000, 10), words);
    expect(tenth).toMatchObject({ ok: false, problem: { code: 'photo.tooMany' } });
    expect(pc.database.photos.table.all()).toHaveLength(maxPhotosPerRecord);
  });

  it('who may not attach leaves no bytes behind', async () => {
    const place = await registered();
    const deputy = pc.as(samplePeople.deputyOne);
    const refused = await attachPhoto(deputy, place, takenPhoto(), words);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'act.notPermitted' } });
    const tooLong = { ...words, caption: 'x'.repeat(300) };
    const wrong = await attachPhoto(pc.asRecorder, place, takenPhoto(), tooLong);
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'text.tooLong' } });
    expect(pc.database.photos.table.all()).toEqual([]);
  });

  it('[PH6] taken away, its bytes go and its acts stay', async () => {
    const place = await registered();
    await attachPhoto(pc.asRecorder, place, takenPhoto(), words);
    const [photo] = photosOf(place.record);
    expect(await detachPhoto(pc.asHead, place, photo?.photo ?? '')).toMatchObject({ ok: true });
    expect(photosOf(place.record)).toEqual([]);
    expect(await pc.database.photos.read(photo?.photo ?? '')).toBeUndefined();
    const kinds = pc.database.tables.opinions.get(place.record)?.acts.map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['attach', 'detach']));
  });
});

describe('photos taken at the desk', () => {
  it('belong to the visit and to the right opinion once they are registered', async () => {
    const visit = newId();
    const second = newId();
    const ofVisit = { collection: 'visits', record: visit } as const;
    const ofOpinion = { collection: 'opinions', record: second } as const;
    const paper = await keepDraftPhoto(pc.asRecorder, ofVisit, takenPhoto(9_000, 1), words);
    const pier = await keepDraftPhoto(pc.asRecorder, ofOpinion, takenPhoto(9_000, 2), words);
    if (!paper.ok || !pier.ok) throw new Error('not kept');
    const entry = visitEntry({ opinions: [opinion(), opinion({ category: '02' })], draft: visit });
    const attached = [
      { id: undefined, photos: [] },
      { id: second, photos: [pier.value] },
    ];
    const done = await registerVisit(pc.asRecorder, { ...entry, photos: [paper.value], attached });
    expect(done).toMatchObject({ ok: true, value: { visit } });
    const held = pc.database.tables.visits.get(visit);
    expect(held && visitRecord(held).view.photos).toMatchObject([paper.value]);
    expect(photosOf(second)).toMatchObject([pier.value]);
    await removeStrayPhotos(pc.database);
    expect(pc.database.photos.table.all()).toHaveLength(2);
  });

  it('go with a draft that is discarded, and stay with one that is kept', async () => {
    const kept = newId();
    const given = newId();
    for (const record of [kept, given]) {
      const place = { collection: 'visits', record } as const;
      const photo = await keepDraftPhoto(pc.asRecorder, place, takenPhoto(), words);
      if (!photo.ok) throw new Error('not kept');
      const draft = { startedAt: '', visit: {}, residents: [], opinions: [] };
      await saveDraft(pc.asRecorder, { ...draft, id: record, photos: [photo.value] });
    }
    await discardDraft(pc.asRecorder, given);
    expect(pc.database.photos.table.all().map(({ record }) => record)).toEqual([kept]);
  });

  it('what nothing names is gone after the next opening', async () => {
    const place = { collection: 'visits', record: newId() } as const;
    const stray = await keepDraftPhoto(pc.asRecorder, place, takenPhoto(), words);
    const dropped = await keepDraftPhoto(pc.asRecorder, place, takenPhoto(), words);
    if (!stray.ok || !dropped.ok) throw new Error('not kept');
    await dropDraftPhoto(pc.asRecorder, dropped.value.photo);
    expect(pc.database.photos.table.all()).toHaveLength(1);
    await removeStrayPhotos(pc.database);
    expect(pc.database.photos.table.all()).toEqual([]);
  });
});

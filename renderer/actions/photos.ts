// Photos of a record and of a draft: the bytes are durable before the act that names them, so that no act promises
// what this PC does not have.
import type { PhotoFacts } from '../../shared/photos/photo.ts';
import { maxPhotosPerRecord } from '../../shared/photos/photo.ts';
import type { Result } from '../../shared/result.ts';
import type { PhotoPlace } from '../photos/recordOfPlace.ts';
import { recordOfPlace } from '../photos/recordOfPlace.ts';
import type { TakenPhoto } from '../photos/takePhoto.ts';
import { actOnRecord } from './actOnRecord.ts';
import type { Desk } from './desk.ts';
import { newId } from './desk.ts';
import { mayAct } from './mayAct.ts';
import { Refusal, answered } from './refusal.ts';

/** What a person says of a photo. */
export interface PhotoWords {
  caption: string;
  showsResident: boolean;
}

/** Resolves ok when bytes and act are durable on this PC. */
export function attachPhoto(
  desk: Desk,
  place: PhotoPlace,
  taken: TakenPhoto,
  words: PhotoWords,
): Promise<Result<undefined>> {
  return answered(() =>
    desk.oneAtATime(async () => {
      const { collection, record } = place;
      const held = desk.database.tables[collection].get(record);
      if (!held) throw new Refusal({ code: 'record.notFound', id: record });
      const forbidden = mayAct(desk.actor, collection, 'attach', held);
      if (forbidden) throw new Refusal({ code: forbidden, id: record });
      const count = recordOfPlace(desk.database.tables, place)?.view.photos.length ?? 0;
      if (count >= maxPhotosPerRecord) throw new Refusal({ code: 'photo.tooMany', id: record });
      const facts = await keep(desk, place, taken, words);
      const done = await actOnRecord(desk, collection, record, 'attach', facts);
      if (done.ok) return undefined;
      await desk.database.photos.remove(facts.photo);
      throw new Refusal(done.problem);
    }),
  );
}

/** The acts stay, the bytes go. [PH6] */
export function detachPhoto(
  desk: Desk,
  { collection, record }: PhotoPlace,
  photo: string,
): Promise<Result<undefined>> {
  return answered(async () => {
    const done = await actOnRecord(desk, collection, record, 'detach', { photo });
    if (!done.ok) throw new Refusal(done.problem);
    await desk.database.photos.remove(photo);
    return undefined;
  });
}

/** For a reception that is still being written down; the facts are kept in its draft. */
export function keepDraftPhoto(
  desk: Desk,
  place: PhotoPlace,
  taken: TakenPhoto,
  words: PhotoWords,
): Promise<Result<PhotoFacts>> {
  return answered(() => keep(desk, place, taken, words));
}

export function dropDraftPhoto(desk: Desk, photo: string): Promise<Result<undefined>> {
  return answered(async () => {
    await desk.database.photos.remove(photo);
    return undefined;
  });
}

async function keep(
  desk: Desk,
  place: PhotoPlace,
  { content, sha256, width, height }: TakenPhoto,
  { caption, showsResident }: PhotoWords,
): Promise<PhotoFacts> {
  await needRoom(content.size);
  const photo = newId(desk);
  const at = new Date(desk.now()).toISOString();
  const bytes = content.size;
  const document = { ...place, id: photo, sha256, bytes, state: 'waiting' as const, at };
  await desk.database.photos.keep({ ...document, problem: '' }, content);
  const size = { width, height };
  return {
    photo,
    sha256,
    bytes,
    type: 'image/jpeg',
    ...size,
    caption: caption.trim(),
    showsResident,
  };
}

/** A full disk stops the whole storage, so a photo is refused before it comes to that. */
const spareBytes = 64 * 1024 * 1024;

async function needRoom(bytes: number): Promise<void> {
  const { quota, usage } = (await globalThis.navigator?.storage?.estimate()) ?? {};
  if (quota === undefined || usage === undefined) return;
  if (quota - usage < bytes + spareBytes) throw new Refusal({ code: 'storage.quota' });
}

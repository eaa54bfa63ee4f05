// The bytes of a photo for somebody who opens it: from this PC, else from the county, and kept here, sealed, from then on.
import type { Bridge } from '../../shared/bridge.ts';
import type { PhotoFacts } from '../../shared/photos/photo.ts';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import { answered } from '../actions/refusal.ts';
import type { PhotoStore } from '../database/photoStore.ts';
import { lineRate } from './lineRate.ts';
import type { PhotoPlace } from './recordOfPlace.ts';

interface FetchParts {
  photos: PhotoStore;
  bridge: Bridge;
  now: () => number;
}

/** Undefined when it is not on this PC. */
export function readPhoto(photos: PhotoStore, id: string): Promise<Result<Blob | undefined>> {
  return answered(() => photos.read(id));
}

export async function fetchPhoto(
  { photos, bridge, now }: FetchParts,
  place: PhotoPlace,
  { photo, sha256, bytes, type }: PhotoFacts,
): Promise<Result<Blob>> {
  const held = await readPhoto(photos, photo);
  if (!held.ok) return held;
  if (held.value) return ok(held.value);
  const answer = await bridge.call('photos.fetch', { photo, sha256, bytes });
  if (!answer.ok) return answer;
  const content = new Blob([answer.value.content as Uint8Array<ArrayBuffer>], { type });
  const at = new Date(now()).toISOString();
  const document = { ...place, id: photo, sha256, bytes, state: 'fetched' as const, at };
  return answered(async () => {
    await photos.keep({ ...document, problem: '' }, content);
    lineRate.set((bytes * 8_000) / Math.max(1, answer.value.ms));
    return content;
  });
}

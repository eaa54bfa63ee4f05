// The last look at a photo, by its bytes and not by what was said of it: only then the county signs. [PH2] [PH4]
import { createHash } from 'node:crypto';
import { readImageFacts } from '../../shared/photos/imageFacts.ts';
import { maxPhotoSide } from '../../shared/photos/photo.ts';
import { answer, refuseRequest, type Answer } from '../problemStatus.ts';
import type { Database } from '../store/database.ts';
import type { PhotoRow } from '../store/photos.ts';
import { completePhoto, findPhoto, readPhoto, removePhotos } from '../store/photos.ts';

export type CompletePhoto = PhotoRow & { received_at: Date };

/** What is wrong is removed, so that the PC begins this photo anew. */
export async function finishPhoto(
  database: Database,
  photo: PhotoRow,
): Promise<Answer<CompletePhoto>> {
  if (isComplete(photo)) return answer(photo);
  if (photo.received < photo.bytes) return refuseRequest('photo.notThere');
  const problem = problemOf(photo, await readPhoto(database, photo.id));
  if (problem) {
    await removePhotos(database, [photo.id]);
    return refuseRequest(problem);
  }
  await completePhoto(database, photo.id, new Date());
  const complete = await findPhoto(database, photo.id);
  return complete && isComplete(complete) ? answer(complete) : refuseRequest('photo.notThere');
}

export function isComplete(photo: PhotoRow): photo is CompletePhoto {
  return photo.received_at !== null;
}

function problemOf(
  { bytes, sha256 }: PhotoRow,
  content: Buffer,
): 'photo.otherBytes' | 'photo.unreadable' | undefined {
  const digest = createHash('sha256').update(content).digest('hex');
  if (content.length !== bytes || digest !== sha256) return 'photo.otherBytes';
  const facts = readImageFacts(content);
  const isFit =
    facts?.type === 'image/jpeg' &&
    !facts.hasMetadata &&
    Math.max(facts.width, facts.height) <= maxPhotoSide;
  return isFit ? undefined : 'photo.unreadable';
}

// What a record says of its photos, and which of them an office may have.
import { foldOpinion } from '../../shared/opinion/opinion.ts';
import type { AttachedPhoto } from '../../shared/photos/photo.ts';
import { isPhotoWithheld } from '../../shared/photos/photo.ts';
import { foldVisit } from '../../shared/reception/visit.ts';
import type { ActDocument } from '../../shared/records.ts';
import type { PhotoUpload } from '../../shared/sync/protocol.ts';
import { answer, refuseRequest, type Answer } from '../problemStatus.ts';
import { mayActOn } from '../scope.ts';
import type { Database } from '../store/database.ts';
import { heldAt } from '../store/documents.ts';

export type PhotoPlace = Omit<PhotoUpload, 'photo'>;

interface RecordPhotos {
  station: string;
  photos: readonly AttachedPhoto[];
  /** Whether the resident agreed that the name is passed on. */
  passesName: boolean;
}

/** Undefined when there is no such record, or the office does not see it. */
export async function recordPhotos(
  database: Database,
  office: string,
  { collection, record }: PhotoPlace,
): Promise<RecordPhotos | undefined> {
  const held = (await heldAt(database, collection, [record])).held.get(record);
  if (!held || !mayActOn(office, held)) return undefined;
  const { station } = held;
  return { station, ...photosIn(collection, held.document) };
}

export function photosIn(
  collection: PhotoPlace['collection'],
  { acts }: Pick<ActDocument, 'acts'>,
): Pick<RecordPhotos, 'photos' | 'passesName'> {
  if (collection === 'visits') return { photos: foldVisit(acts).view.photos, passesName: false };
  const { photos, content } = foldOpinion(acts).view;
  return { photos, passesName: content?.consents.passName ?? false };
}

/** The photo as its record names it, if the office may have it. [PH3] */
export async function photoFor(
  database: Database,
  office: string,
  photo: PhotoUpload,
): Promise<Answer<AttachedPhoto>> {
  const known = await recordPhotos(database, office, photo);
  const attached = known?.photos.find((one) => one.photo === photo.photo);
  if (!known || !attached) return refuseRequest('photo.notThere');
  const isWithheld = isPhotoWithheld(attached, office, known.station, known.passesName);
  return isWithheld ? refuseRequest('photo.withheld') : answer(attached);
}

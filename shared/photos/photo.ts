// A photo of a record: an act says that it belongs there and what its bytes must be; the bytes travel apart. Rules PH1–PH6.
import { z } from 'zod';
import { countyOffice, recordId } from '../ids.ts';
import { text, textLimits } from '../text.ts';

/** Bytes of a file that is taken in, before it is made smaller. */
export const maxPhotoFileBytes = 20 * 1024 * 1024;
/** Decoded, a picture takes four bytes per pixel. */
export const maxPhotoFilePixels = 64_000_000;
/** Of what is kept: the longer side, and the bytes as JPEG. */
export const maxPhotoSide = 2_000;
export const maxPhotoBytes = 4 * 1024 * 1024;
export const maxPhotosPerRecord = 9;
/** Two PCs without a link may each attach as many; what was taken honestly is not refused. */
export const maxPhotosAtCounty = 4 * maxPhotosPerRecord;

/** The whole of an `attach` act. */
export const photoFacts = z.object({
  photo: recordId,
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .max(64),
  bytes: z.int().min(1).max(maxPhotoBytes),
  type: z.literal('image/jpeg'),
  width: z.int().min(1).max(maxPhotoSide),
  height: z.int().min(1).max(maxPhotoSide),
  caption: text(textLimits.line),
  /** The resident, or whoever spoke, can be recognised. */
  showsResident: z.boolean(),
});
export type PhotoFacts = z.infer<typeof photoFacts>;

export const photoReference = z.object({ photo: recordId });

/** A photo as its record holds it, with the act that attached it. */
export interface AttachedPhoto extends PhotoFacts {
  act: string;
  device: string;
  /** The stamp of the act. */
  at: string;
}

interface PhotoAct {
  id: string;
  device: string;
  at: string;
}

/** Attached twice, a photo stays what it was at first. */
export function withPhoto(
  photos: readonly AttachedPhoto[],
  done: PhotoAct & PhotoFacts,
): readonly AttachedPhoto[] {
  if (photos.some(({ photo }) => photo === done.photo)) return photos;
  const { photo, sha256, bytes, type, width, height, caption, showsResident } = done;
  const facts = { photo, sha256, bytes, type, width, height, caption, showsResident };
  return [...photos, { ...facts, act: done.id, device: done.device, at: done.at }];
}

/** Only the PC that attached a photo takes it away again: nobody removes what another office sent. [PH6] */
export function withoutPhoto(
  photos: readonly AttachedPhoto[],
  done: PhotoAct & { photo: string },
): readonly AttachedPhoto[] {
  return photos.filter(({ photo, device }) => photo !== done.photo || device !== done.device);
}

/** Whether an office that may see the record must do without this photo of it. [PH3] */
export function isPhotoWithheld(
  photo: Pick<PhotoFacts, 'showsResident'>,
  office: string,
  station: string,
  passesName: boolean,
): boolean {
  if (!photo.showsResident || office === station) return false;
  return office !== countyOffice || !passesName;
}

/** What the county says of a photo whose bytes it has checked: the text under its signature. [PH4] */
export function photoReceiptText(
  photo: string,
  sha256: string,
  bytes: number,
  receivedAt: string,
): string {
  return ['photo-1', photo, sha256, bytes, receivedAt].join('\n');
}

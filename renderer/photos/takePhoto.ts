// A file from a camera, a telephone or a scanner becomes a photo that is fit to keep: looked at by its bytes, made
// smaller, and made anew from its pixels, so that nothing comes along of where and with what it was taken. [PH2]
import { readImageFacts } from '../../shared/photos/imageFacts.ts';
import {
  maxPhotoBytes,
  maxPhotoFileBytes,
  maxPhotoFilePixels,
  maxPhotoSide,
} from '../../shared/photos/photo.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';

export interface TakenPhoto {
  content: Blob;
  sha256: string;
  width: number;
  height: number;
}

const kind = 'image/jpeg';
/** The second is for pictures of pure noise, such as a blank sheet scanned at night. */
const qualities = [0.8, 0.5];

export async function takePhoto(file: Blob): Promise<Result<TakenPhoto>> {
  if (file.size > maxPhotoFileBytes) return refuse('photo.tooLarge');
  // A file may go away before it is read, with its USB stick.
  const bytes = await file.arrayBuffer().catch(() => new ArrayBuffer(0));
  const facts = readImageFacts(new Uint8Array(bytes));
  if (!facts) return refuse('photo.unreadable');
  if (facts.width * facts.height > maxPhotoFilePixels) return refuse('photo.tooLarge');
  const picture = await decode(new Blob([bytes], { type: facts.type }));
  if (!picture) return refuse('photo.unreadable');
  try {
    const canvas = draw(picture, sizeOf(picture));
    const content = await encode(canvas);
    return ok({ content, ...(await hashOf(content)), width: canvas.width, height: canvas.height });
  } finally {
    picture.close();
  }
}

/** As the camera was held, not as the sensor lay. Undefined for a picture that breaks off or is none. */
async function decode(file: Blob): Promise<ImageBitmap | undefined> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return undefined;
  }
}

function sizeOf({ width, height }: ImageBitmap): { width: number; height: number } {
  const scale = Math.min(1, maxPhotoSide / Math.max(width, height));
  const scaled = (side: number) => Math.max(1, Math.round(side * scale));
  return { width: scaled(width), height: scaled(height) };
}

function draw(picture: ImageBitmap, size: { width: number; height: number }): OffscreenCanvas {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Error('there is no memory for a picture');
  // What was transparent is paper, not ink.
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, size.width, size.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, size.width, size.height);
  return canvas;
}

async function encode(canvas: OffscreenCanvas): Promise<Blob> {
  for (const quality of qualities) {
    const content = await canvas.convertToBlob({ type: kind, quality });
    if (content.size <= maxPhotoBytes) return content;
  }
  throw new Error('a picture of our own size is larger than any can be');
}

async function hashOf(content: Blob): Promise<{ sha256: string }> {
  const bytes = new Uint8Array(await content.arrayBuffer());
  const facts = readImageFacts(bytes);
  if (facts?.type !== kind || facts.hasMetadata) throw new Error('a photo says more than it shows');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return { sha256: Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') };
}

// A photo as the window would have made it of a file, without a canvas: a JPEG by its structure, with bytes of its own.
import { createHash } from 'node:crypto';
import type { TakenPhoto } from '../../../renderer/photos/takePhoto.ts';
import { bareJpeg } from '../../photos/jpegBytes.ts';

export function takenPhoto(bytes = 40_000, seed = 1): TakenPhoto {
  const content = bareJpeg(bytes, seed);
  return {
    content: new Blob([content], { type: 'image/jpeg' }),
    sha256: createHash('sha256').update(content).digest('hex'),
    width: 640,
    height: 480,
  };
}

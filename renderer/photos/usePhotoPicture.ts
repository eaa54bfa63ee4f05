// A photo as something an <img> can show. Small pictures are made anew: nine whole ones would take 140 MB of memory.
import { useEffect, useState } from 'react';
import type { PhotoFacts } from '../../shared/photos/photo.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import { useActions } from '../actions/useActions.ts';
import type { PhotoPlace } from './recordOfPlace.ts';

export type Picture =
  | { state: 'none' | 'loading' }
  | { state: 'ready'; url: string }
  | { state: 'failed'; code: ProblemCode };

interface PictureOptions {
  size: 'small' | 'whole';
  /** Look only on this PC. */
  isLocal: boolean;
  /** Another number tries again. */
  attempt?: number;
}

const smallSide = 360;

export function usePhotoPicture(
  place: PhotoPlace,
  facts: PhotoFacts,
  { size, isLocal, attempt = 0 }: PictureOptions,
): Picture {
  const { openPhoto } = useActions();
  const { collection, record } = place;
  const wanted = [facts.photo, size, isLocal, attempt].join(' ');
  const [shown, setShown] = useState<{ wanted: string; picture: Picture }>();
  useEffect(() => {
    let isGone = false;
    let url: string | undefined;
    async function load(): Promise<Picture> {
      const opened = await openPhoto({ collection, record }, facts, isLocal);
      if (!opened.ok) return { state: 'failed', code: opened.problem.code };
      if (!opened.value) return { state: 'none' };
      const content = size === 'small' ? await smallPicture(opened.value) : opened.value;
      if (!content) return { state: 'failed', code: 'photo.unreadable' };
      if (isGone) return { state: 'none' };
      url = URL.createObjectURL(content);
      return { state: 'ready', url };
    }
    const show = async () => {
      const picture = await load();
      if (!isGone) setShown({ wanted, picture });
    };
    void show();
    return () => {
      isGone = true;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [openPhoto, collection, record, facts, size, isLocal, wanted]);
  return shown?.wanted === wanted ? shown.picture : { state: 'loading' };
}

/** Undefined for bytes that are no picture. */
async function smallPicture(content: Blob): Promise<Blob | undefined> {
  const whole = await createImageBitmap(content).catch(() => undefined);
  if (!whole) return undefined;
  const scale = Math.min(1, smallSide / Math.max(whole.width, whole.height));
  const side = (length: number) => Math.max(1, Math.round(length * scale));
  const canvas = new OffscreenCanvas(side(whole.width), side(whole.height));
  canvas.getContext('2d')?.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
}

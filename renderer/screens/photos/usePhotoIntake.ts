// Files on their way to becoming photos: chosen, dropped or pasted, made ready one after the other, or refused by name.
import { useCallback, useState } from 'react';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { TakenPhoto } from '../../photos/takePhoto.ts';
import { takePhoto } from '../../photos/takePhoto.ts';

export interface NewPhoto {
  key: number;
  taken: TakenPhoto;
  /** Shows it until `clear`. */
  url: string;
}

export interface RefusedFile {
  key: number;
  /** Empty for a picture from the clipboard. */
  name: string;
  code: ProblemCode;
}

export interface PhotoIntake {
  isReading: boolean;
  /** Ready, and waiting for somebody to say what they show. */
  ready: readonly NewPhoto[];
  refused: readonly RefusedFile[];
  take: (files: readonly File[]) => void;
  clear: () => void;
}

/** `room`: how many more photos the record takes. */
export function usePhotoIntake(room: number): PhotoIntake {
  const [isReading, setIsReading] = useState(false);
  const [ready, setReady] = useState<readonly NewPhoto[]>([]);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);

  const take = useCallback(
    (files: readonly File[]) => {
      if (files.length === 0) return;
      setIsReading(true);
      setRefused([]);
      void readAll(files, room)
        .then((read) => {
          setReady(read.ready);
          setRefused(read.refused);
        })
        .finally(() => setIsReading(false));
    },
    [room],
  );
  const clear = useCallback(() => {
    for (const { url } of ready) URL.revokeObjectURL(url);
    setReady([]);
  }, [ready]);
  return { isReading, ready, refused, take, clear };
}

/** One by one: two large pictures at once are too much for a small PC. */
async function readAll(
  files: readonly File[],
  room: number,
): Promise<Pick<PhotoIntake, 'ready' | 'refused'>> {
  const ready: NewPhoto[] = [];
  const refused: RefusedFile[] = [];
  for (const [key, file] of files.entries()) {
    const { name } = file;
    if (ready.length >= room) {
      refused.push({ key, name, code: 'photo.tooMany' });
      continue;
    }
    const taken = await takePhoto(file);
    if (taken.ok) ready.push(newPhoto(key, taken.value));
    else refused.push({ key, name, code: taken.problem.code });
  }
  return { ready, refused };
}

function newPhoto(key: number, taken: TakenPhoto): NewPhoto {
  return { key, taken, url: URL.createObjectURL(taken.content) };
}

/** The files of a drop or a paste; empty when there is only text. */
export function filesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}

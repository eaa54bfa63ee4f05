// Files that are dragged over a part of the page: whether they hover, and what is dropped.
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { filesOf } from './usePhotoIntake.ts';

/** Nothing is taken, and nothing hovers, while `take` is undefined. */
export function useFileDrop(
  place: RefObject<HTMLElement | null>,
  take: ((files: readonly File[]) => void) | undefined,
): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!element || !take) return undefined;
    const listening = new AbortController();
    const { signal } = listening;
    const hover = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!element.contains(event.relatedTarget as Node | null)) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      take(filesOf(event.dataTransfer));
    };
    element.addEventListener('dragover', hover, { signal });
    element.addEventListener('dragleave', leave, { signal });
    element.addEventListener('drop', drop, { signal });
    return () => listening.abort();
  }, [place, take]);
  return isOver;
}

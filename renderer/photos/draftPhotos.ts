// Which photos a draft names: of the visit and of its opinions.
import type { DraftContent } from '../database/journal.ts';

export function draftPhotos({ photos = [], opinions }: DraftContent): string[] {
  const all = [...photos, ...opinions.flatMap((opinion) => opinion.photos ?? [])];
  return all.map(({ photo }) => photo);
}

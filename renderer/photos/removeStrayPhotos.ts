// Bytes that nothing names any more: of a draft that was given up, of a photo taken away just before a power cut.
import type { DraftContent } from '../database/journal.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import { draftPhotos } from './draftPhotos.ts';
import { recordOfPlace } from './recordOfPlace.ts';

/** Once, when the station opens. */
export async function removeStrayPhotos({ photos, tables }: StationDatabase): Promise<void> {
  const drafts = tables.journal
    .all()
    .filter(({ kind }) => kind === 'draft')
    .map(({ data }) => data as DraftContent);
  const named = new Set(drafts.flatMap(draftPhotos));
  for (const { id, collection, record } of photos.table.all()) {
    const of = recordOfPlace(tables, { collection, record });
    const isAttached = of?.view.photos.some(({ photo }) => photo === id);
    // A refused act may be done again, with the same photo.
    const isRefused = of?.document.acts.some(
      (act) => of.refused.has(act.id) && act['photo'] === id,
    );
    const isNamed = named.has(id) || isAttached || isRefused;
    if (!isNamed) await photos.remove(id);
  }
}

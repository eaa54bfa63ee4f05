// Bytes that nobody waits for: uploads given up a month ago, and photos that were taken away from their record. [PH6]
import type { Database } from '../store/database.ts';
import { heldAt } from '../store/documents.ts';
import { abandonedPhotos, photosToReview, removePhotos } from '../store/photos.ts';
import { photosIn } from './recordPhotos.ts';

/** A PC that was away longer begins its half-sent photo anew. */
const keepsUnfinishedMs = 30 * 24 * 60 * 60 * 1000;

export async function tidyPhotos(database: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keepsUnfinishedMs);
  const unwanted = await abandonedPhotos(database, before);
  for (const { id, collection, record } of await photosToReview(database)) {
    const held = (await heldAt(database, collection, [record])).held.get(record);
    const isNamed =
      held && photosIn(collection, held.document).photos.some(({ photo }) => photo === id);
    if (held && !isNamed) unwanted.push(id);
  }
  await removePhotos(database, unwanted);
}

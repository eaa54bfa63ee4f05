// Which photos may go to the county: registered, their act signed for, and not taken away since.
import type { StationDatabase } from '../database/openDatabase.ts';
import type { PhotoDocument } from '../database/photoStore.ts';
import { recordOfPlace } from './recordOfPlace.ts';

export function sendableOf({ photos, tables }: StationDatabase): PhotoDocument[] {
  return photos.table.all().filter((photo) => {
    if (photo.state !== 'waiting') return false;
    const record = recordOfPlace(tables, photo);
    const attached = record?.view.photos.find((one) => one.photo === photo.id);
    const act = record?.document.acts.find(({ id }) => id === attached?.act);
    return act?.received !== undefined;
  });
}

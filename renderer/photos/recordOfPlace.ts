// The record that a photo belongs to, as people see it.
import type { PhotoUpload } from '../../shared/sync/protocol.ts';
import type { Tables } from '../database/openDatabase.ts';
import type { OpinionRecord, VisitRecord } from '../queries/records.ts';
import { opinionRecord, visitRecord } from '../queries/records.ts';

export type PhotoPlace = Omit<PhotoUpload, 'photo'>;

export function recordOfPlace(
  { visits, opinions }: Pick<Tables, 'visits' | 'opinions'>,
  { collection, record }: PhotoPlace,
): VisitRecord | OpinionRecord | undefined {
  if (collection === 'visits') {
    const visit = visits.get(record);
    return visit && visitRecord(visit);
  }
  const opinion = opinions.get(record);
  return opinion && opinionRecord(opinion);
}

// Visits for the screens, newest first.
import type { VisitDocument } from '../../shared/reception/visit.ts';
import type { VisitRecord } from './records.ts';
import { visitRecord } from './records.ts';
import { useDerived, useDocument } from './useTable.ts';

export function newestVisits(documents: readonly VisitDocument[]): readonly VisitRecord[] {
  return documents
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt) || (a.id < b.id ? 1 : -1))
    .map(visitRecord);
}

export function useVisits(): readonly VisitRecord[] {
  return useDerived('visits', newestVisits);
}

export function useVisit(id: string): VisitRecord | 'missing' {
  const document = useDocument('visits', id);
  return document ? visitRecord(document) : 'missing';
}

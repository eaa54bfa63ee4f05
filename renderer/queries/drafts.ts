// Receptions that were begun and not yet registered, the last saved first.
import { useMemo } from 'react';
import type { JournalDocument, VisitDraft } from '../database/journal.ts';
import { useStation } from '../session/station.ts';
import { useLiveTable } from './useTable.ts';

export function draftsIn(journal: readonly JournalDocument[]): readonly VisitDraft[] {
  return journal
    .filter((entry) => entry.kind === 'draft')
    .map((entry) => entry.data as VisitDraft)
    .toSorted((a, b) => b.at.localeCompare(a.at));
}

export function useDrafts(): readonly VisitDraft[] {
  const journal = useLiveTable(useStation().database.tables.journal);
  return useMemo(() => draftsIn(journal), [journal]);
}

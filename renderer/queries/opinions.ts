// Opinions for the screens: filtered, the last heard first.
import { useMemo } from 'react';
import type { OpinionDocument } from '../../shared/opinion/opinion.ts';
import type { OpinionStatus } from '../../shared/opinion/opinionSteps.ts';
import type { OpinionRecord } from './records.ts';
import { opinionRecord } from './records.ts';
import { useDocument, useTable } from './useTable.ts';

export interface OpinionFilter {
  status?: OpinionStatus | readonly OpinionStatus[] | undefined;
  category?: string | undefined;
  /** Office that has the matter in hand. */
  holder?: string | undefined;
  /** Words that must all occur in the number, the summary, the resident's words or the place. */
  text?: string | undefined;
  visit?: string | undefined;
}

export function useOpinions(filter: OpinionFilter = {}): readonly OpinionRecord[] {
  const documents = useTable('opinions');
  const { status, category, holder, text, visit } = filter;
  // A list of statuses is often written anew in each render; its content is what matters.
  const statuses = status === undefined ? undefined : statusList(status).join(' ');
  return useMemo(
    () =>
      filterOpinions(documents, {
        status: statuses === undefined ? undefined : (statuses.split(' ') as OpinionStatus[]),
        category,
        holder,
        text,
        visit,
      }),
    [documents, statuses, category, holder, text, visit],
  );
}

export function useOpinion(id: string): OpinionRecord | 'missing' {
  const document = useDocument('opinions', id);
  return document ? opinionRecord(document) : 'missing';
}

export function filterOpinions(
  documents: readonly OpinionDocument[],
  filter: OpinionFilter,
): readonly OpinionRecord[] {
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return (
    documents
      .filter((document) => matchesFields(document, filter))
      // What was heard in one visit stays in the order in which it was said.
      .toSorted((a, b) => b.heardAt.localeCompare(a.heardAt) || a.number.localeCompare(b.number))
      .map(opinionRecord)
      .filter((record) => words.length === 0 || matchesWords(record, words))
  );
}

function statusList(status: OpinionStatus | readonly OpinionStatus[]): readonly OpinionStatus[] {
  return typeof status === 'string' ? [status] : status;
}

function matchesFields(document: OpinionDocument, filter: OpinionFilter): boolean {
  const { status, category, holder, visit } = filter;
  if (status !== undefined && !statusList(status).includes(document.status)) return false;
  if (category !== undefined && document.category !== category) return false;
  if (holder !== undefined && document.holder !== holder) return false;
  return visit === undefined || document.visit === visit;
}

function matchesWords(record: OpinionRecord, words: readonly string[]): boolean {
  const { content, countyNumber } = record.view;
  const fields = [
    record.document.number,
    countyNumber,
    content?.summary,
    content?.words,
    content?.place,
  ];
  const haystack = fields.join('\n').toLowerCase();
  return words.every((word) => haystack.includes(word));
}

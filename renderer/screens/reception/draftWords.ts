// The words by which a draft is known in lists; those of a confidential one stay out of them.
import type { VisitDraft } from '../../database/journal.ts';

/** `hidden`: something is written, and it is confidential. */
export function draftWords(draft: VisitDraft): { words: string } | 'hidden' | undefined {
  if (draft.opinions.some(({ content }) => content.confidential)) return 'hidden';
  const words = draft.opinions.find(({ content }) => content.words)?.content.words;
  return words === undefined ? undefined : { words };
}

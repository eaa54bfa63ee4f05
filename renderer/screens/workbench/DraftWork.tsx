/** Receptions that were begun and not finished, first on the bench: somebody may still be waiting. */
import { useTranslation } from 'react-i18next';
import type { VisitDraft } from '../../database/journal.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import { useDrafts } from '../../queries/drafts.ts';
import { draftWords } from '../reception/draftWords.ts';
import { WorkSection } from './WorkSection.tsx';

const shown = 3;

export function DraftWork() {
  const { t } = useTranslation('workbench');
  const drafts = useDrafts();
  const { nameOf } = useDirectory();
  const titleOf = (draft: VisitDraft) => {
    const said = draftWords(draft);
    if (said === 'hidden') return t('confidential');
    return said?.words ?? (draft.residents[0]?.name || t('drafts.untitled'));
  };
  const items = drafts.slice(0, shown).map((draft) => ({
    id: draft.id,
    href: `/reception/draft/${draft.id}`,
    title: titleOf(draft),
    meta: t('drafts.savedAt', { time: formatDateTime(draft.at), name: nameOf(draft.by) }),
  }));
  return (
    <WorkSection
      title={t('drafts.title')}
      note={t('drafts.note')}
      items={items}
      count={drafts.length}
      moreHref="/reception"
    />
  );
}

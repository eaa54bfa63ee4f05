/** Receptions that were begun: to go on with, or to throw away after one question. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import { useActions } from '../../actions/useActions.ts';
import type { VisitDraft } from '../../database/journal.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import { useDrafts } from '../../queries/drafts.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { draftWords } from './draftWords.ts';
import './DraftList.css';

export function DraftList() {
  const { t } = useTranslation('reception');
  const drafts = useDrafts();
  const [leaving, setLeaving] = useState<string>();
  if (drafts.length === 0) return null;
  return (
    <Section title={t('list.drafts')}>
      <ul className="draft-list" aria-label={t('list.drafts')}>
        {drafts.map((draft) => (
          <DraftLine key={draft.id} draft={draft} onDiscard={() => setLeaving(draft.id)} />
        ))}
      </ul>
      <DiscardDialog id={leaving} onClose={() => setLeaving(undefined)} />
    </Section>
  );
}

function DraftLine({ draft, onDiscard }: { draft: VisitDraft; onDiscard: () => void }) {
  const { t } = useTranslation(['reception', 'workbench']);
  const { nameOf } = useDirectory();
  const said = draftWords(draft);
  const title = draft.residents[0]?.name || t('who.unnamed');
  return (
    <li className="draft-line">
      <div className="draft-words">
        <p className="draft-title">{title}</p>
        <p className="draft-said">
          {said === 'hidden'
            ? t('workbench:confidential')
            : (said?.words ?? t('workbench:drafts.untitled'))}
        </p>
        <p className="quiet numeric">
          {t('workbench:drafts.savedAt', {
            time: formatDateTime(draft.at),
            name: nameOf(draft.by),
          })}
        </p>
      </div>
      <LinkButton href={`/reception/draft/${draft.id}`}>{t('list.draftContinue')}</LinkButton>
      <Button
        variant="quiet"
        onPress={onDiscard}
        accessibleLabel={t('list.draftDiscardOf', { title })}
      >
        {t('list.draftDiscard')}
      </Button>
    </li>
  );
}

function DiscardDialog({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useTranslation(['reception', 'common']);
  const { discardDraft } = useActions();
  const [problem, setProblem] = useState<ProblemCode>();

  async function discard(draft: string): Promise<void> {
    const result = await discardDraft(draft);
    setProblem(result.ok ? undefined : result.problem.code);
    if (result.ok) onClose();
  }

  return (
    <ConfirmDialog
      title={t('list.discardTitle')}
      isOpen={id !== undefined}
      onConfirm={() => id !== undefined && void discard(id)}
      onCancel={onClose}
      confirmLabel={t('list.discardConfirm')}
      cancelLabel={t('list.discardCancel')}
      tone="danger"
      error={problem && t(`common:problems.${problem}`)}
    >
      {t('list.discardWhat')}
    </ConfirmDialog>
  );
}

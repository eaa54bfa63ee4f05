// A new disclosure: from nothing, from an opinion whose result is to be told, or to correct a withdrawn one.
import { useTranslation } from 'react-i18next';
import { useLocation, useSearchParams } from 'wouter';
import type { DisclosureContent } from '../../../shared/disclosure/disclosureActs.ts';
import { useActions } from '../../actions/useActions.ts';
import { useDisclosure } from '../../queries/disclosures.ts';
import { useOpinion } from '../../queries/opinions.ts';
import { useSession } from '../../session/session.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { showToast } from '../../ui/toasts.ts';
import { DisclosureForm } from './DisclosureForm.tsx';

export function DisclosureEditor() {
  const { t } = useTranslation('disclosure');
  const { t: common } = useTranslation('common');
  const { may } = useSession();
  const { draftDisclosure } = useActions();
  const [, navigate] = useLocation();
  const [parameters] = useSearchParams();
  const corrects = parameters.get('corrects') ?? '';
  const initial = useInitialContent(parameters.get('opinion') ?? '', corrects);
  const problem = may('disclosures', 'draft');
  return (
    <div data-testid="disclosure-editor">
      <PageHeader
        back={{ href: '/disclosures', label: t('list.title') }}
        title={t(corrects === '' ? 'form.new' : 'form.correction')}
        lead={t('form.lead')}
      />
      {problem === undefined ? (
        <DisclosureForm
          initial={initial}
          saveLabel={t('form.saveDraft')}
          onSave={async (content) => {
            const done = await draftDisclosure(content, corrects === '' ? undefined : corrects);
            if (done.ok) {
              showToast({ tone: 'success', title: t('form.saved') });
              navigate(`/disclosures/${done.value}`);
            }
            return done;
          }}
          onCancel={() => navigate('/disclosures')}
        />
      ) : (
        <Notice tone="info" title={common(`problems.${problem}`)} />
      )}
    </div>
  );
}

function useInitialContent(opinionId: string, corrects: string): DisclosureContent {
  const { t } = useTranslation('disclosure');
  const { t: common } = useTranslation('common');
  const { office } = useSession();
  const opinion = useOpinion(opinionId);
  const corrected = useDisclosure(corrects);
  if (corrected !== 'missing' && corrected.view.content) return corrected.view.content;
  const level = office.kind === 'county' ? 'county' : 'station';
  if (opinion === 'missing' || !opinion.view.content) {
    return { title: '', body: '', level, topic: 'notice', opinions: [] };
  }
  const { content, reply, rating } = opinion.view;
  const lines = [
    t('form.heard', { summary: content.summary }),
    t('form.outcome', { reply }),
    rating && t('form.rating', { rating: common(`rating.${rating}`) }),
  ];
  return {
    title: t('form.title', { category: common(`category.${content.category}`) }),
    body: lines.filter(Boolean).join('\n'),
    level,
    topic: 'opinionResult',
    opinions: [opinion.document.id],
  };
}

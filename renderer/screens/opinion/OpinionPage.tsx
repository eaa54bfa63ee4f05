// One opinion on one page: what comes next, what the resident said, what became of it, and every act since.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import type { Category } from '../../../shared/categories.ts';
import { useActions } from '../../actions/useActions.ts';
import { useDirectory } from '../../queries/directory.ts';
import { useOpinion } from '../../queries/opinions.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { RecordPhotos } from '../photos/RecordPhotos.tsx';
import { FeedbackSlip } from '../print/FeedbackSlip.tsx';
import { PrintSheet } from '../print/PrintSheet.tsx';
import { ConflictPanel } from '../record/ConflictPanel.tsx';
import { DeliveryTag } from '../record/DeliveryTag.tsx';
import { RecordTimeline } from '../record/RecordTimeline.tsx';
import { RefusedNotice } from '../record/RefusedNotice.tsx';
import { OpinionActions } from './OpinionActions.tsx';
import { OpinionAside } from './OpinionAside.tsx';
import { OpinionTexts } from './OpinionTexts.tsx';
import { isInHand, statusTone } from './statusGroups.ts';
import { opinionActTone, useOpinionWords } from './useOpinionWords.ts';
import './OpinionPage.css';

/** “其他” names nothing, so the title says it in words. */
const otherCategory: Category = '28';

export function OpinionPage() {
  const { id } = useParams<{ id: string }>();
  const { t } = useTranslation('opinion');
  const record = useOpinion(id);
  if (record === 'missing') {
    return (
      <div data-testid="opinion-page">
        <EmptyState
          icon="opinion"
          title={t('page.missing')}
          action={<LinkButton href="/opinions">{t('page.back')}</LinkButton>}
        >
          {t('page.missingHelp')}
        </EmptyState>
      </div>
    );
  }
  return <OpinionSheet key={id} record={record} />;
}

function OpinionSheet({ record }: { record: OpinionRecord }) {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  const words = useOpinionWords();
  const title = useOpinionTitle(record);
  const { view, document, delivery } = record;
  return (
    <div data-testid="opinion-page" className="opinion-page">
      <PageHeader
        back={{ href: '/opinions', label: t('page.back') }}
        title={title}
        number={document.number}
        tag={
          <>
            <StatusTag tone={statusTone(view.status)}>
              {common(`opinionStatus.${view.status}`)}
            </StatusTag>
            <DeliveryTag delivery={delivery} />
          </>
        }
        actions={<FeedbackPrint record={record} />}
      />
      <div className="stack">
        <Attention record={record} />
        {view.content?.confidential && (
          <Notice tone="warning" title={t('page.confidential')}>
            {t('page.confidentialHelp')}
          </Notice>
        )}
        <NextStep record={record}>
          <OpinionActions record={record} />
        </NextStep>
        <div className="split">
          <div className="stack-loose">
            <OpinionTexts record={record} />
            <RecordPhotos record={record} />
            <Section title={t('page.timeline')} note={t('page.timelineNote')}>
              <RecordTimeline record={record} detailOf={words.detailOf} toneOf={opinionActTone} />
            </Section>
          </div>
          <OpinionAside record={record} />
        </div>
      </div>
    </div>
  );
}

function useOpinionTitle({ view }: OpinionRecord): string {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  if (!view.content) return t('page.untitled');
  const { category } = view.content;
  if (category === otherCategory) return t('page.titleOther');
  return t('page.title', { category: common(`category.${category}`) });
}

function NextStep({ record, children }: { record: OpinionRecord; children: ReactNode }) {
  const { t } = useTranslation('opinion');
  const { nameOf } = useDirectory();
  const { office } = useSession();
  const { view } = record;
  const isOurs = view.holder === office.id;
  return (
    <div className="next-step">
      <p className="next-step-words">
        <span className="next-step-label">{t('page.next')}</span>
        {isOurs && isInHand(view.status)
          ? t(`nextOurs.${view.status}`)
          : t(`next.${view.status}`, {
              holder: view.holder ? nameOf(view.holder) : t('page.holder'),
            })}
      </p>
      <div className="row">{children}</div>
    </div>
  );
}

/** Only the station that heard the matter hands a slip to the resident, and only when there is an answer on it. */
function FeedbackPrint({ record }: { record: OpinionRecord }) {
  const { t } = useTranslation('opinion');
  const { office } = useSession();
  const [isOpen, setIsOpen] = useState(false);
  if (record.view.reply === '' || office.id !== record.document.station) return null;
  return (
    <>
      <Button icon="print" onPress={() => setIsOpen(true)}>
        {t('page.printFeedback')}
      </Button>
      <PrintSheet
        title={t('page.feedback')}
        name={`${t('page.feedback')} ${record.document.number}`}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      >
        <FeedbackSlip opinion={record} />
      </PrintSheet>
    </>
  );
}

/** What needs a look before anything else: refused steps, fields that two people changed. */
function Attention({ record }: { record: OpinionRecord }) {
  const { may } = useSession();
  const { actOnOpinion } = useActions();
  const { fieldLabel, valueText } = useOpinionWords();
  const mayLook = may('opinions', 'look', record) === undefined;
  const onLook = mayLook
    ? (seen: string[]) => actOnOpinion(record.document.id, 'look', { seen })
    : undefined;
  return (
    <>
      <RefusedNotice record={record} onLook={onLook} />
      <ConflictPanel
        record={record}
        fieldLabel={fieldLabel}
        valueText={valueText}
        onLook={onLook}
      />
    </>
  );
}

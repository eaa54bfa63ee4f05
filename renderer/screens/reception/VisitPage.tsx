/** One visit: who came, how, what was said, and everything that happened to the record since. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import type { Act } from '../../../shared/acts.ts';
import { useActions } from '../../actions/useActions.ts';
import { useOpinions } from '../../queries/opinions.ts';
import type { VisitRecord } from '../../queries/records.ts';
import { useVisit } from '../../queries/visits.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RecordList } from '../../ui/RecordList.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { statusTone } from '../opinion/statusGroups.ts';
import { RecordPhotos } from '../photos/RecordPhotos.tsx';
import { PrintSheet } from '../print/PrintSheet.tsx';
import { ReceptionSlip } from '../print/ReceptionSlip.tsx';
import { ConflictPanel } from '../record/ConflictPanel.tsx';
import { DeliveryTag } from '../record/DeliveryTag.tsx';
import { RecordTimeline } from '../record/RecordTimeline.tsx';
import { RefusedNotice } from '../record/RefusedNotice.tsx';
import { useOpinionItem } from '../workbench/useOpinionItem.tsx';
import { useVisitFieldTexts } from './useVisitFieldTexts.ts';
import { useVisitorName } from './useVisitorName.ts';
import { VisitActions } from './VisitActions.tsx';
import { VisitFacts } from './VisitFacts.tsx';
import { VisitResidents } from './VisitResidents.tsx';
import { visitTone } from './visitTone.ts';

export function VisitPage() {
  const { t } = useTranslation('reception');
  const { id } = useParams<{ id: string }>();
  const visit = useVisit(id);
  return (
    <div data-testid="visit-page">
      {visit === 'missing' ? (
        <EmptyState title={t('visit.missing.title')} icon="search">
          {t('visit.missing.what')}
        </EmptyState>
      ) : (
        <Visit visit={visit} />
      )}
    </div>
  );
}

function Visit({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation(['reception', 'common']);
  const visitorName = useVisitorName();
  const { status } = visit.view;
  return (
    <>
      <PageHeader
        title={visitorName(visit)}
        number={visit.document.number}
        back={{ href: '/reception', label: t('visit.back') }}
        tag={
          <>
            <StatusTag tone={visitTone(status)}>{t(`common:visitStatus.${status}`)}</StatusTag>
            <DeliveryTag delivery={visit.delivery} />
          </>
        }
        actions={<Reprint visit={visit} />}
      />
      <div className="stack-loose">
        <RefusedNotice record={visit} />
        <Conflicts visit={visit} />
        <VisitActions visit={visit} />
        <div className="split">
          <div>
            <Opinions visit={visit} />
            <RecordPhotos record={visit} />
            <Section title={t('visit.timeline')}>
              <RecordTimeline
                record={visit}
                detailOf={useActDetail()}
                toneOf={(kind) => (kind === 'void' ? 'neutral' : 'progress')}
              />
            </Section>
          </div>
          <div>
            <VisitResidents visit={visit} />
            <VisitFacts visit={visit} />
          </div>
        </div>
      </div>
    </>
  );
}

/** A second slip is marked as a copy: two slips of one visit must be told apart. */
function Reprint({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation(['reception', 'print']);
  const opinions = useOpinions({ visit: visit.document.id });
  const [isOpen, setIsOpen] = useState(false);
  if (visit.view.status === 'voided') return null;
  return (
    <>
      <Button icon="print" onPress={() => setIsOpen(true)}>
        {t('visit.print')}
      </Button>
      <PrintSheet
        title={t('print:slip.title')}
        name={t('print:slip.name', { number: visit.document.number })}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      >
        <ReceptionSlip visit={visit} opinions={opinions} isCopy />
      </PrintSheet>
    </>
  );
}

function Conflicts({ visit }: { visit: VisitRecord }) {
  const { actOnVisit } = useActions();
  const { may } = useSession();
  const { labelOf, textOf } = useVisitFieldTexts();
  const mayLook = may('visits', 'look', visit) === undefined;
  return (
    <ConflictPanel
      record={visit}
      fieldLabel={labelOf}
      valueText={textOf}
      onLook={mayLook ? (seen) => actOnVisit(visit.document.id, 'look', { seen }) : undefined}
    />
  );
}

function Opinions({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation(['reception', 'common']);
  const opinions = useOpinions({ visit: visit.document.id });
  const itemOf = useOpinionItem();
  return (
    <Section title={t('visit.opinions')}>
      <RecordList
        label={t('visit.opinions')}
        items={opinions.map((opinion) => {
          const item = itemOf(opinion);
          const { status } = opinion.document;
          return {
            ...item,
            tag: (
              <>
                <StatusTag tone={statusTone(status)}>
                  {t(`common:opinionStatus.${status}`)}
                </StatusTag>
                {item.tag}
              </>
            ),
          };
        })}
        emptyState={<p className="quiet">{t('visit.noOpinions')}</p>}
      />
    </Section>
  );
}

/** The words an act carries: a reason, a remark, or which fields it changed. */
function useActDetail(): (act: Act) => string | undefined {
  const { t } = useTranslation(['reception', 'common']);
  const { labelOf } = useVisitFieldTexts();
  return (act) => {
    const { reason, remark, note, how, changes, caption } = act;
    if (
      act.kind === 'confirm' &&
      (how === 'signature' || how === 'thumbPrint' || how === 'spoken')
    ) {
      return t(`common:confirmHow.${how}`);
    }
    if (act.kind === 'amend' && typeof changes === 'object' && changes !== null) {
      return t('visit.changed', { fields: Object.keys(changes).map(labelOf).join('、') });
    }
    return [reason, remark, note, caption].find((words) => typeof words === 'string');
  };
}

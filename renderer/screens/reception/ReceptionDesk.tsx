/** 接待登记: one page for a resident who is waiting; a minute by keyboard, and nothing typed is ever lost. */
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams } from 'wouter';
import { useActions } from '../../actions/useActions.ts';
import type { VisitDraft } from '../../database/journal.ts';
import { useDrafts } from '../../queries/drafts.ts';
import { useVisit } from '../../queries/visits.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { CircumstancesSection } from './CircumstancesSection.tsx';
import { DeskActions } from './DeskActions.tsx';
import { beginAtField, focusField } from './FieldAnchor.tsx';
import { MistakeList, useMistakeText } from './MistakeList.tsx';
import { OpinionSection } from './OpinionSection.tsx';
import { RegisteredPage } from './RegisteredPage.tsx';
import { ResidentSection } from './ResidentSection.tsx';
import { wallClockAt } from './stationClock.ts';
import { useDeskKeys } from './useDeskKeys.ts';
import { useDraftKeeping } from './useDraftKeeping.ts';
import { useRegistering } from './useRegistering.ts';
import { useVisitForm } from './useVisitForm.ts';
import { formOfDraft } from './visitDraft.ts';
import { blankVisit } from './visitForm.ts';
import './ReceptionDesk.css';

/** Without an id in the address a new one begins; it is the visit's id, so reopening leads back to the same page. */
export function ReceptionDesk() {
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const { beginDraft } = useActions();
  useEffect(() => {
    if (id === undefined) navigate(`/reception/draft/${beginDraft().id}`, { replace: true });
  }, [id, navigate, beginDraft]);
  if (id === undefined) return null;
  return <DeskOfVisit key={id} id={id} />;
}

function DeskOfVisit({ id }: { id: string }) {
  const draft = useDrafts().find((candidate) => candidate.id === id);
  const visit = useVisit(id);
  const [isRegistered, setIsRegistered] = useState(visit !== 'missing');
  if (isRegistered && visit !== 'missing') return <RegisteredPage visit={visit} />;
  return <DeskForm id={id} draft={draft} onRegistered={() => setIsRegistered(true)} />;
}

interface DeskFormProps {
  id: string;
  /** As it was when the page opened; later saves of it are this page's own. */
  draft: VisitDraft | undefined;
  onRegistered: () => void;
}

function DeskForm({ id, draft, onRegistered }: DeskFormProps) {
  const { t } = useTranslation(['reception', 'common']);
  const { office } = useSession();
  const [blank] = useState(() => blankVisit(office.island, wallClockAt(Date.now())));
  const [initial] = useState(() => (draft ? formOfDraft(draft, blank) : blank));
  const state = useVisitForm(initial);
  const keeping = useDraftKeeping(id, state.form, blank);
  const registering = useRegistering(id, state.form, keeping, onRegistered);
  const textOf = useMistakeText();
  const errors = useMemo(
    () => new Map(registering.mistakes.map((mistake) => [mistake.field, textOf(mistake)])),
    [registering.mistakes, textOf],
  );
  const parts = { state, errorAt: (field: string) => errors.get(field) };
  const addOpinion = () => {
    state.addOpinion();
    const added = `opinions.${state.form.opinions.length}.words`;
    requestAnimationFrame(() => focusField(added));
  };
  useDeskKeys({ save: registering.save, addOpinion });
  useEffect(() => beginAtField('residents.0.name'), []);

  return (
    <div className="desk" data-testid="reception-desk" onBlur={keeping.keepNow}>
      <PageHeader
        title={t('desk.title')}
        lead={t('desk.lead')}
        back={{ href: '/reception', label: t('desk.back') }}
      />
      <div className="desk-form">
        <MistakeList mistakes={registering.mistakes} />
        {registering.refusal && (
          <Notice tone="danger" title={t('desk.refusedTitle')} isAnnounced>
            <p>{t(`common:problems.${registering.refusal.code}`)}</p>
            <p>{t('desk.stillThere')}</p>
          </Notice>
        )}
        <ResidentSection {...parts} />
        <CircumstancesSection id={id} {...parts} />
        {state.form.opinions.map((opinion, index) => (
          <OpinionSection key={opinion.key} index={index} {...parts} />
        ))}
        <div className="row">
          <Button icon="plus" onPress={addOpinion}>
            {t('opinion.add')}
          </Button>
          <span className="quiet">{t('opinion.addHelp')}</span>
        </div>
      </div>
      <DeskActions draft={keeping.draft} isSaving={registering.isSaving} save={registering.save} />
    </div>
  );
}

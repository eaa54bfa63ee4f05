// One disclosure: the sheet as it will hang on the wall, what comes next, where it hangs, and who did what.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'wouter';
import { useActions } from '../../actions/useActions.ts';
import { useDisclosure } from '../../queries/disclosures.ts';
import type { DisclosureRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DisclosureSheet } from '../print/DisclosureSheet.tsx';
import { PrintSheet } from '../print/PrintSheet.tsx';
import { changedFields } from '../record/changedFields.ts';
import { ConflictPanel } from '../record/ConflictPanel.tsx';
import { DeliveryTag } from '../record/DeliveryTag.tsx';
import { RecordTimeline } from '../record/RecordTimeline.tsx';
import { RefusedNotice } from '../record/RefusedNotice.tsx';
import { DisclosureActions } from './DisclosureActions.tsx';
import { DisclosureAside } from './DisclosureAside.tsx';
import { DisclosureForm } from './DisclosureForm.tsx';
import { disclosureActTone, disclosureTone } from './disclosureTone.ts';
import { openPlaces } from './useDisclosureForm.ts';
import { useDisclosureWords } from './useDisclosureWords.ts';
import './DisclosurePage.css';

export function DisclosurePage() {
  const { id } = useParams<{ id: string }>();
  const { t } = useTranslation('disclosure');
  const record = useDisclosure(id);
  if (record === 'missing') {
    return (
      <div data-testid="disclosure-page">
        <EmptyState
          icon="disclosure"
          title={t('page.missing')}
          action={<LinkButton href="/disclosures">{t('page.back')}</LinkButton>}
        >
          {t('page.missingHelp')}
        </EmptyState>
      </div>
    );
  }
  return <OneDisclosure key={id} record={record} />;
}

function OneDisclosure({ record }: { record: DisclosureRecord }) {
  const { t } = useTranslation('disclosure');
  const { t: common } = useTranslation('common');
  const [isEditing, setIsEditing] = useState(false);
  const { view, document, delivery } = record;
  return (
    <div data-testid="disclosure-page">
      <PageHeader
        back={{ href: '/disclosures', label: t('page.back') }}
        title={view.content?.title ?? t('page.untitled')}
        number={document.number}
        tag={
          <>
            <StatusTag tone={disclosureTone(view.status)}>
              {common(`disclosureStatus.${view.status}`)}
            </StatusTag>
            <DeliveryTag delivery={delivery} />
          </>
        }
        actions={!isEditing && view.content && <PrintNotice record={record} />}
      />
      <div className="stack">
        <Attention record={record} />
        {isEditing ? (
          <Amending record={record} onDone={() => setIsEditing(false)} />
        ) : (
          <Reading record={record} onEdit={() => setIsEditing(true)} />
        )}
      </div>
    </div>
  );
}

interface ReadingProps {
  record: DisclosureRecord;
  onEdit: () => void;
}

function Reading({ record, onEdit }: ReadingProps) {
  const { t } = useTranslation('disclosure');
  const { may } = useSession();
  const words = useDisclosureWords();
  const { view, document } = record;
  const isOwnText = may('disclosures', 'approve', record) === 'act.needsSecondPerson';
  const mayCorrect = view.status === 'withdrawn' && may('disclosures', 'draft') === undefined;
  const stillHangs = view.status === 'withdrawn' && openPlaces(record).length > 0;
  return (
    <>
      {stillHangs && (
        <Notice tone="warning" title={t('page.takeDown')}>
          {t('page.takeDownHelp', { places: openPlaces(record).join(t('page.comma')) })}
        </Notice>
      )}
      <div className="disclosure-next">
        <div>
          <p className="disclosure-next-label">{t('page.next')}</p>
          <p>{t(`next.${view.status}`)}</p>
          {isOwnText && view.status === 'awaitingApproval' && (
            <p className="quiet">{t('page.secondPerson')}</p>
          )}
        </div>
        <div className="row">
          <DisclosureActions record={record} onEdit={onEdit} />
          {mayCorrect && (
            <LinkButton href={`/disclosures/new?corrects=${document.id}`} icon="edit">
              {t('page.correct')}
            </LinkButton>
          )}
        </div>
      </div>
      <div className="split">
        <div className="stack-loose">
          <div className="print-preview">
            <DisclosureSheet disclosure={record} />
          </div>
          <Section title={t('page.timeline')}>
            <RecordTimeline record={record} detailOf={words.detailOf} toneOf={disclosureActTone} />
          </Section>
        </div>
        <DisclosureAside record={record} />
      </div>
    </>
  );
}

function Amending({ record, onDone }: { record: DisclosureRecord; onDone: () => void }) {
  const { t } = useTranslation('disclosure');
  const { actOnDisclosure } = useActions();
  // What the person had before them when they began; the record may change underneath.
  const [{ before, basedOn }] = useState({
    before: record.view.content,
    basedOn: record.document.lastAt,
  });
  if (!before) return null;
  return (
    <>
      {record.view.status !== 'draft' && (
        <Notice tone="info" title={t('form.backToDraft')}>
          {t('form.backToDraftHelp')}
        </Notice>
      )}
      <DisclosureForm
        initial={before}
        saveLabel={t('form.saveChanges')}
        onSave={async (after) => {
          const changes = changedFields(before, after);
          const done =
            Object.keys(changes).length === 0
              ? { ok: true as const, value: undefined }
              : await actOnDisclosure(record.document.id, 'amend', { changes, basedOn });
          if (done.ok) onDone();
          return done;
        }}
        onCancel={onDone}
      />
    </>
  );
}

function PrintNotice({ record }: { record: DisclosureRecord }) {
  const { t } = useTranslation('disclosure');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon="print" onPress={() => setIsOpen(true)}>
        {t('page.print')}
      </Button>
      <PrintSheet
        title={t('page.print')}
        name={`${record.document.number} ${record.view.content?.title ?? ''}`}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      >
        <DisclosureSheet disclosure={record} />
      </PrintSheet>
    </>
  );
}

/** What needs a look before anything else: refused steps, fields that two people changed. */
function Attention({ record }: { record: DisclosureRecord }) {
  const { may } = useSession();
  const { actOnDisclosure } = useActions();
  const { fieldLabel, valueText } = useDisclosureWords();
  const mayLook = may('disclosures', 'look', record) === undefined;
  const onLook = mayLook
    ? (seen: string[]) => actOnDisclosure(record.document.id, 'look', { seen })
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

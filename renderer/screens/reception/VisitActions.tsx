/** What this person may do to the visit now; what is not allowed is not there. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { textLimits } from '../../../shared/text.ts';
import { useActions } from '../../actions/useActions.ts';
import type { VisitRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import { FormDialog } from '../record/FormDialog.tsx';
import type { FormSpec } from '../record/formFields.ts';
import { AmendVisitDialog } from './AmendVisitDialog.tsx';

const kinds = ['confirm', 'amend', 'note', 'archive', 'reopen', 'void'] as const;
type Kind = (typeof kinds)[number];

const icons: Record<Kind, IconName> = {
  confirm: 'check',
  amend: 'edit',
  note: 'document',
  archive: 'inbox',
  reopen: 'back',
  void: 'close',
};

export function VisitActions({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation('reception');
  const { may } = useSession();
  const [open, setOpen] = useState<Kind>();
  const allowed = kinds.filter((kind) => may('visits', kind, visit) === undefined);
  const isConfirmed = visit.view.status === 'confirmed';
  const offered = allowed.filter((kind) => kind !== 'confirm' || !isConfirmed);
  if (offered.length === 0) return null;
  const close = () => setOpen(undefined);
  return (
    <div className="row no-print">
      {offered.map((kind) => (
        <Button
          key={kind}
          icon={icons[kind]}
          variant={kind === 'confirm' ? 'primary' : kind === 'void' ? 'quiet' : 'secondary'}
          onPress={() => setOpen(kind)}
        >
          {t(`visit.${kind}`)}
        </Button>
      ))}
      {open === 'amend' && <AmendVisitDialog visit={visit} onClose={close} />}
      {open !== undefined && open !== 'amend' && (
        <VisitActDialog visit={visit} kind={open} onClose={close} />
      )}
    </div>
  );
}

type FormKind = Exclude<Kind, 'amend'>;

interface VisitActDialogProps {
  visit: VisitRecord;
  kind: FormKind;
  onClose: () => void;
}

function VisitActDialog({ visit, kind, onClose }: VisitActDialogProps) {
  const { actOnVisit } = useActions();
  const spec = useVisitFormSpec(visit)[kind];
  const { id } = visit.document;
  return (
    <FormDialog
      spec={spec}
      onClose={onClose}
      onSubmit={({ how, reason = '', remark, note = '' }) => {
        switch (kind) {
          case 'confirm':
            return actOnVisit(id, 'confirm', {
              how: how === 'thumbPrint' || how === 'spoken' ? how : 'signature',
            });
          case 'archive':
            return actOnVisit(id, 'archive', remark === undefined ? {} : { remark });
          case 'note':
            return actOnVisit(id, 'note', { note });
          case 'reopen':
          case 'void':
            return actOnVisit(id, kind, { reason });
        }
      }}
    />
  );
}

function useVisitFormSpec(visit: VisitRecord): Record<FormKind, FormSpec> {
  const { t } = useTranslation(['reception', 'common']);
  const reasonField = (label: string) => ({
    ...({ id: 'reason', kind: 'long', isRequired: true } as const),
    ...{ label, limit: textLimits.summary, rows: 3 },
  });
  return {
    confirm: {
      title: t('visit.confirmTitle'),
      lead: t('visit.confirmWhat'),
      submitLabel: t('visit.confirmSubmit'),
      fields: [
        {
          id: 'how',
          kind: 'choice',
          label: t('visit.confirmHow'),
          isRequired: true,
          initial: 'signature',
          options: (['signature', 'thumbPrint', 'spoken'] as const).map((id) => ({
            id,
            label: t(`common:confirmHow.${id}`),
          })),
        },
      ],
    },
    note: {
      title: t('visit.noteTitle'),
      submitLabel: t('visit.noteSubmit'),
      fields: [
        {
          id: 'note',
          kind: 'long',
          label: t('visit.noteLabel'),
          limit: textLimits.words,
          isRequired: true,
        },
      ],
    },
    archive: {
      title: t('visit.archiveTitle'),
      lead: t('visit.archiveWhat'),
      submitLabel: t('visit.archiveSubmit'),
      fields: [
        {
          id: 'remark',
          kind: 'long',
          label: t('visit.noteLabel'),
          limit: textLimits.summary,
          rows: 2,
          isLeftOutWhenEmpty: true,
        },
      ],
    },
    reopen: {
      title: t('visit.reopenTitle'),
      lead: t('visit.reopenWhat'),
      submitLabel: t('visit.reopenSubmit'),
      fields: [reasonField(t('visit.reopenReason'))],
    },
    void: {
      title: t('visit.voidTitle', { number: visit.document.number }),
      lead: t('visit.voidWhat'),
      submitLabel: t('visit.voidSubmit'),
      tone: 'danger',
      fields: [reasonField(t('visit.voidReason'))],
    },
  };
}

// What this person may do to this opinion now: the main step as a button, lesser ones behind a menu, nothing that is not allowed.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayloadOf } from '../../../shared/actKinds.ts';
import type { opinionActs } from '../../../shared/opinion/opinionActs.ts';
import { useActions } from '../../actions/useActions.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { FormDialog } from '../record/FormDialog.tsx';
import { AmendOpinionDialog } from './AmendOpinionDialog.tsx';
import type { OfferedKind } from './opinionChoices.ts';
import { isMainStep, offeredKinds } from './opinionChoices.ts';
import type { FormKind } from './useOpinionForm.ts';
import { useOpinionForm } from './useOpinionForm.ts';

export function OpinionActions({ record }: { record: OpinionRecord }) {
  const { t } = useTranslation('opinion');
  const { may } = useSession();
  const [open, setOpen] = useState<OfferedKind>();
  const { now, later } = offeredKinds(
    record.view.status,
    (kind) => may('opinions', kind, record) === undefined,
  );
  return (
    <>
      {now.map((kind, index) => (
        <Button
          key={kind}
          variant={index === 0 && isMainStep(kind) ? 'primary' : 'secondary'}
          onPress={() => setOpen(kind)}
        >
          {t(`act.${kind}.button`)}
        </Button>
      ))}
      {later.length > 0 && (
        <MenuButton
          label={t(now.length > 0 ? 'page.more' : 'page.actions')}
          variant={now.length > 0 ? 'quiet' : 'secondary'}
          items={later.map((kind) => ({ id: kind, label: t(`act.${kind}.button`) }))}
          onAction={setOpen}
        />
      )}
      {open === 'amend' && (
        <AmendOpinionDialog record={record} onClose={() => setOpen(undefined)} />
      )}
      {open !== undefined && open !== 'amend' && (
        <OpinionActDialog
          key={open}
          record={record}
          kind={open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface OpinionActDialogProps {
  record: OpinionRecord;
  kind: FormKind;
  onClose: () => void;
}

/** One act's form; it closes by itself when the act is durable. */
export function OpinionActDialog({ record, kind, onClose }: OpinionActDialogProps) {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  const { actOnOpinion } = useActions();
  const spec = useOpinionForm(record, kind);
  const { id, number } = record.document;

  async function submit(payload: Record<string, string>) {
    // The act's own schema judges the payload again before anything is written.
    const done = await actOnOpinion(id, kind, payload as PayloadOf<typeof opinionActs, FormKind>);
    if (done.ok)
      showToast({
        tone: 'success',
        title: t('record.done', { what: common(`opinionAct.${kind}`) }),
        detail: number,
      });
    return done;
  }

  return <FormDialog spec={spec} onSubmit={submit} onClose={onClose} />;
}

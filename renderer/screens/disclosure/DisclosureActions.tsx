// What this person may do to this disclosure now. The author of a text does not approve it, and the page says so.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PayloadOf } from '../../../shared/actKinds.ts';
import type { disclosureActs } from '../../../shared/disclosure/disclosureActs.ts';
import type { DisclosureStatus } from '../../../shared/disclosure/disclosureSteps.ts';
import { useActions } from '../../actions/useActions.ts';
import { useDisclosure } from '../../queries/disclosures.ts';
import type { DisclosureRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { showToast } from '../../ui/toasts.ts';
import { FormDialog } from '../record/FormDialog.tsx';
import { publishedHash } from './publishedHash.ts';
import { SubmitDisclosureDialog } from './SubmitDisclosureDialog.tsx';
import type { DisclosureFormKind } from './useDisclosureForm.ts';
import { openPlaces, useDisclosureForm } from './useDisclosureForm.ts';

type Kind = DisclosureFormKind | 'amend' | 'submit';

const offered: Record<DisclosureStatus, readonly Kind[]> = {
  blank: [],
  draft: ['submit', 'amend', 'discard', 'note'],
  awaitingApproval: ['approve', 'sendBack', 'amend', 'discard', 'note'],
  approved: ['publish', 'sendBack', 'amend', 'discard', 'note'],
  published: ['post', 'takeDown', 'withdraw', 'note'],
  withdrawn: ['takeDown', 'note'],
  discarded: ['note'],
};

interface DisclosureActionsProps {
  record: DisclosureRecord;
  onEdit: () => void;
}

export function DisclosureActions({ record, onEdit }: DisclosureActionsProps) {
  const { t } = useTranslation('disclosure');
  const { may } = useSession();
  const [open, setOpen] = useState<Exclude<Kind, 'amend'>>();
  const kinds = offered[record.view.status].filter(
    (kind) =>
      may('disclosures', kind, record) === undefined &&
      (kind !== 'takeDown' || openPlaces(record).length > 0),
  );
  const [leading] = offered[record.view.status];
  const begin = (kind: Kind) => (kind === 'amend' ? onEdit() : setOpen(kind));
  const now = kinds.filter((kind) => kind !== 'note').slice(0, 2);
  const later = kinds.filter((kind) => !(now as readonly Kind[]).includes(kind));
  return (
    <>
      {now.map((kind) => (
        <Button
          key={kind}
          variant={kind === leading ? 'primary' : 'secondary'}
          onPress={() => begin(kind)}
        >
          {t(`act.${kind}.button`)}
        </Button>
      ))}
      {later.length > 0 && (
        <MenuButton
          label={t('page.more')}
          variant="quiet"
          items={later.map((kind) => ({ id: kind, label: t(`act.${kind}.button`) }))}
          onAction={begin}
        />
      )}
      {open === 'submit' && (
        <SubmitDisclosureDialog record={record} onClose={() => setOpen(undefined)} />
      )}
      {open !== undefined && open !== 'submit' && (
        <DisclosureActDialog
          key={open}
          record={record}
          kind={open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface DisclosureActDialogProps {
  record: DisclosureRecord;
  kind: DisclosureFormKind;
  onClose: () => void;
}

function DisclosureActDialog({ record, kind, onClose }: DisclosureActDialogProps) {
  const { t } = useTranslation('disclosure');
  const { t: common } = useTranslation('common');
  const { actOnDisclosure } = useActions();
  const spec = useDisclosureForm(record, kind);
  const corrected = useDisclosure(record.view.corrects ?? '');
  const { id, number } = record.document;

  async function submit(typed: Record<string, string>) {
    const version = corrected === 'missing' ? 1 : corrected.view.version + 1;
    const hash = await publishedHash(record.view.content?.body ?? '');
    const payload = kind === 'publish' ? { version, hash } : typed;
    // The act's own schema judges the payload again before anything is written.
    const done = await actOnDisclosure(
      id,
      kind,
      payload as PayloadOf<typeof disclosureActs, DisclosureFormKind>,
    );
    if (done.ok)
      showToast({
        tone: 'success',
        title: t('act.done', { what: common(`disclosureAct.${kind}`) }),
        detail: number,
      });
    return done;
  }

  return <FormDialog spec={spec} onSubmit={submit} onClose={onClose} />;
}

/** Asks before a trial is ended: what was tried out goes, and the PC can be set up in earnest. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../session/door.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

export function EndTrialDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['workbench', 'common']);
  const { endTrial } = useDoor();
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<string>();

  async function end(): Promise<void> {
    setIsPending(true);
    const answer = await endTrial();
    if (answer.ok) return;
    setIsPending(false);
    setError(t(`common:problems.${answer.problem.code}`));
  }

  return (
    <ConfirmDialog
      title={t('settings.trial.askTitle')}
      isOpen
      onConfirm={() => void end()}
      onCancel={onClose}
      confirmLabel={t('settings.trial.end')}
      cancelLabel={t('settings.trial.stay')}
      tone="danger"
      isPending={isPending}
      error={error}
    >
      {t('settings.trial.ask')}
    </ConfirmDialog>
  );
}

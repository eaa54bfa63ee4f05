/** The foot of the desk, always in sight: whether the draft is safe, and the two ways to save. */
import { useTranslation } from 'react-i18next';
import { formatTimeWithSeconds } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import type { DraftState } from './useDraftKeeping.ts';

interface DeskActionsProps {
  draft: DraftState;
  isSaving: boolean;
  save: (submit: boolean) => void;
}

export function DeskActions({ draft, isSaving, save }: DeskActionsProps) {
  const { t } = useTranslation('reception');
  return (
    <div className="desk-actions">
      <Button
        variant="primary"
        onPress={() => save(true)}
        isPending={isSaving}
        pendingLabel={t('desk.saving')}
      >
        {t('desk.saveAndSubmit')}
      </Button>
      <KeyHint keys={['Ctrl', 'Shift', 'Enter']} />
      <Button onPress={() => save(false)} isDisabled={isSaving}>
        {t('desk.save')}
      </Button>
      <KeyHint keys={['Ctrl', 'Enter']} />
      <DraftWord draft={draft} />
    </div>
  );
}

function DraftWord({ draft }: { draft: DraftState }) {
  const { t } = useTranslation(['reception', 'common']);
  if (draft.state === 'none') return null;
  if (draft.state === 'failed') {
    return (
      <p className="desk-draft desk-draft-failed" role="alert">
        <Icon name="alert" size="small" />
        {t('desk.draftFailed', { why: t(`common:problems.${draft.problem}`) })}
      </p>
    );
  }
  return (
    <p className="desk-draft numeric">
      <Icon name="check" size="small" />
      {t('desk.draftSaved', { time: formatTimeWithSeconds(draft.at) })}
    </p>
  );
}

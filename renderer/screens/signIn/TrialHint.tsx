/** In a trial everybody has one passphrase; it is shown, so that a first look needs no paper. */
import { useTranslation } from 'react-i18next';
import { useDoor } from '../../session/door.tsx';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';

export function TrialHint({ onFill }: { onFill: (passphrase: string) => void }) {
  const { t } = useTranslation('signIn');
  const passphrase = useDoor().state.samplePassphrase;
  if (passphrase === undefined) return null;
  return (
    <Notice
      tone="info"
      title={t('trial.title', { passphrase })}
      actions={
        <Button size="compact" onPress={() => onFill(passphrase)}>
          {t('trial.fill')}
        </Button>
      }
    >
      {t('trial.what')}
    </Notice>
  );
}

// A one-time code, large enough to be read over the phone; it is shown once and stored nowhere in clear.
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import './CodeDialog.css';

export interface ShownCode {
  use: 'device' | 'person';
  /** The office or person it is for. */
  name: string;
  code: string;
  /** ISO time. */
  expiresAt: string;
}

export function CodeDialog({ code, onClose }: { code: ShownCode; onClose: () => void }) {
  const { t } = useTranslation('directory');
  return (
    <Dialog
      title={t(`code.${code.use}.title`, { name: code.name })}
      isOpen
      onClose={onClose}
      closeLabel={t('code.close')}
      actions={
        <Button variant="primary" onPress={onClose}>
          {t('code.noted')}
        </Button>
      }
    >
      <div className="stack">
        <p className="one-time-code" translate="no">
          {code.code}
        </p>
        <p>
          <strong>{t('code.once')}</strong>
          {code.expiresAt !== '' && t('code.expires', { at: formatDateTime(code.expiresAt) })}
        </p>
        <ol className="code-steps">
          <li>{t(`code.${code.use}.stepOne`)}</li>
          <li>{t(`code.${code.use}.stepTwo`)}</li>
          <li>{t(`code.${code.use}.stepThree`)}</li>
        </ol>
      </div>
    </Dialog>
  );
}

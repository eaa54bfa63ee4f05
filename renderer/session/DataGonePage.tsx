// When this PC held records and its database is empty: what happened, what comes back, whom to call. Going on is a
// person's decision, asked twice. Rule LD1.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldData } from '../../shared/bridge.ts';
import { formatDateTime } from '../i18n/format.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PlainShell } from '../ui/PlainShell.tsx';

interface DataGonePageProps {
  gone: HeldData;
  /** A station without a county, from which nothing can come back. */
  isAlone: boolean;
  onGoOn: () => void;
  onLeave: () => void;
}

export function DataGonePage({ gone, isAlone, onGoOn, onLeave }: DataGonePageProps) {
  const { t } = useTranslation('common');
  const [isAsking, setIsAsking] = useState(false);
  const { copy, records } = gone;
  return (
    <PlainShell productName={t('productName')}>
      <div className="stack" data-testid="data-gone">
        <h1>{t('dataGone.title')}</h1>
        <Notice
          tone="danger"
          title={t('dataGone.what', { count: records, at: formatDateTime(gone.at) })}
          isAnnounced
          actions={
            <>
              <Button variant="primary" onPress={onLeave}>
                {t('dataGone.leave')}
              </Button>
              <Button onPress={() => setIsAsking(true)}>{t('dataGone.goOn')}</Button>
            </>
          }
        >
          <p>{t('dataGone.why')}</p>
          <p>{t(isAlone ? 'dataGone.backAlone' : 'dataGone.backCounty')}</p>
          <p>{copy === undefined ? t('dataGone.noCopy') : t('dataGone.copy', { copy })}</p>
          <p>{t('dataGone.call')}</p>
        </Notice>
      </div>
      <ConfirmDialog
        title={t('dataGone.askTitle')}
        isOpen={isAsking}
        onConfirm={onGoOn}
        onCancel={() => setIsAsking(false)}
        confirmLabel={t('dataGone.goOnEmpty')}
        cancelLabel={t('dataGone.stay')}
        tone="danger"
      >
        {t(isAlone ? 'dataGone.askAlone' : 'dataGone.askCounty')}
      </ConfirmDialog>
    </PlainShell>
  );
}

// Shown while the data is being opened, but only when that takes long enough to be noticed.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../ui/Notice.tsx';
import { PlainShell } from '../ui/PlainShell.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';

/** A page that flashes by is worse than none. */
const noticeableMs = 300;

export function OpeningPage({ progress }: { progress: number | undefined }) {
  const { t } = useTranslation('common');
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), noticeableMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <PlainShell productName={t('productName')}>
      {isLong && (
        <Notice tone="info" title={t('opening.title')} isAnnounced>
          {t('opening.body')}
          {progress !== undefined && <ProgressBar label={t('opening.title')} share={progress} />}
        </Notice>
      )}
    </PlainShell>
  );
}

/** The foot of a paper for residents: where to ask, when somebody is there. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';
import { useIssuer } from './useIssuer.ts';

export function SheetFoot({ station }: { station: string }) {
  const { t } = useTranslation('print');
  const issuer = useIssuer(station);
  const [printedAt] = useState(() => Date.now());
  const lines = [
    { label: t('slip.phone'), value: issuer.phone },
    { label: t('slip.hours'), value: issuer.hours },
    { label: t('slip.address'), value: issuer.address },
  ].filter(({ value }) => value !== '');
  return (
    <footer className="sheet-footer">
      <dl className="sheet-contact">
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="sheet-printed">{t('slip.printedAt', { time: formatDateTime(printedAt) })}</p>
    </footer>
  );
}

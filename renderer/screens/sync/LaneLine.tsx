// How much waits, by kind, and how long it takes: so that somebody can decide between waiting for the line and the boat.
import { useTranslation } from 'react-i18next';
import { formatBytes, formatCount } from '../../i18n/format.ts';
import type { Lanes } from '../../queries/lanes.ts';

export function LaneLine({ lanes: { lanes, bytes, seconds } }: { lanes: Lanes }) {
  const { t } = useTranslation('sync');
  const kinds = lanes.map(({ name, records }) =>
    t('lanes.kind', { kind: t(`lanes.${name}`), n: formatCount(records) }),
  );
  return (
    <p>
      {t('lanes.waits', { kinds: kinds.join(t('lanes.comma')), size: formatBytes(bytes) })}
      {seconds === undefined ? t('lanes.unknown') : <Estimate seconds={seconds} />}
    </p>
  );
}

function Estimate({ seconds }: { seconds: number }) {
  const { t } = useTranslation('sync');
  const minutes = Math.round(seconds / 60);
  const time =
    minutes < 1
      ? t('lanes.seconds')
      : minutes < 90
        ? t('lanes.minutes', { n: minutes })
        : t('lanes.hours', { n: Math.round(minutes / 60) });
  return t('lanes.estimate', { time });
}

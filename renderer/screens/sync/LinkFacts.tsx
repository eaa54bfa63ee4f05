// The link to the county in plain words: whether it stands, since when not, why, and what that means.
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';
import { useLink } from '../../queries/link.ts';
import { useMinute } from '../../queries/useMinute.ts';
import { useSession } from '../../session/session.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { StatusTone } from '../../ui/StatusTag.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A day without a ferry is nothing; from here on somebody should look. */
const noticeableDays = 3;
/** From here on a wrong clock makes trouble in what people read, long before the county refuses. */
const noticeableSkewMs = 10 * minuteMs;

const toneByLink = {
  connected: 'delivered',
  resting: 'neutral',
  unreachable: 'waiting',
  refused: 'refused',
} as const satisfies Record<string, StatusTone>;

export function LinkFacts() {
  const { t } = useTranslation('sync');
  const { t: common } = useTranslation('common');
  const { state } = useSession();
  const link = useLink();
  const skew = Math.round(Math.abs(link.skewMs ?? 0) / minuteMs);
  const now = useMinute();
  const silentDays =
    link.lastContact && link.link !== 'connected'
      ? Math.floor((now - Date.parse(link.lastContact)) / dayMs)
      : 0;
  const isAhead = (link.skewMs ?? 0) > 0;
  const items = [
    {
      label: t('link.state'),
      value: <StatusTag tone={toneByLink[link.link]}>{common(`link.${link.link}`)}</StatusTag>,
    },
    {
      label: t('link.lastContact'),
      value: link.lastContact ? formatDateTime(link.lastContact) : t('link.never'),
    },
    { label: t('link.why'), value: link.problem && common(`problems.${link.problem}`) },
    { label: t('link.county'), value: state.countyName },
    { label: t('link.address'), value: state.countyUrl },
    { label: t('link.device'), value: state.device?.letter },
  ];
  return (
    <div className="stack">
      <DefinitionList columns={2} items={items.filter(({ value }) => Boolean(value))} />
      {silentDays >= noticeableDays && (
        <Notice tone="warning" title={t('link.days', { n: silentDays })}>
          {t('link.daysHelp')}
        </Notice>
      )}
      {link.link === 'unreachable' && silentDays < noticeableDays && (
        <Notice tone="info" title={t('link.offline')}>
          {t('link.offlineHelp')}
        </Notice>
      )}
      {Math.abs(link.skewMs ?? 0) >= noticeableSkewMs && (
        <Notice tone="warning" title={t(isAhead ? 'link.ahead' : 'link.behind', { n: skew })}>
          {t('link.clockHelp')}
        </Notice>
      )}
    </div>
  );
}

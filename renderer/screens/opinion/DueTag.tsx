// The nearest time limit of an opinion: the day, and in words how near it is.
import { useTranslation } from 'react-i18next';
import { daysBetween, startOfDay } from '../../../shared/calendar.ts';
import { formatShortDate } from '../../i18n/format.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import type { StatusTone } from '../../ui/StatusTag.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useToday } from '../record/useToday.ts';
import type { RunningClock } from './opinionClocks.ts';
import { runningClocks } from './opinionClocks.ts';

const toneOfState: Record<RunningClock['state'], StatusTone> = {
  calm: 'neutral',
  near: 'waiting',
  today: 'waiting',
  overdue: 'overdue',
};

export function DueTag({ record }: { record: OpinionRecord }) {
  const [clock] = runningClocks(record, useToday());
  if (!clock) return null;
  return (
    <>
      <p className="numeric due-day">{formatShortDate(startOfDay(clock.due))}</p>
      <ClockTag clock={clock} />
    </>
  );
}

/** 还剩 12 天 / 今天到期 / 已超 3 天. */
export function ClockTag({ clock }: { clock: RunningClock }) {
  const { t } = useTranslation('opinion');
  const days = daysBetween(useToday(), clock.due);
  return (
    <StatusTag tone={toneOfState[clock.state]}>
      {days > 0 && t('clock.left', { n: days })}
      {days === 0 && t('clock.today')}
      {days < 0 && t('clock.over', { n: -days })}
    </StatusTag>
  );
}

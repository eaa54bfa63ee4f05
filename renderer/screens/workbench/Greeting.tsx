/** The day, who is here, and when the station is open: the first line of the morning. */
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateWithWeekday } from '../../i18n/format.ts';
import { useMinute } from '../../queries/useMinute.ts';
import { useSession } from '../../session/session.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';

const hourMs = 3_600_000;
const chinaAheadHours = 8;

function partOfDay(nowMs: number): 'morning' | 'noon' | 'afternoon' | 'evening' {
  const hour = Math.floor(nowMs / hourMs + chinaAheadHours) % 24;
  if (hour >= 4 && hour < 11) return 'morning';
  if (hour >= 11 && hour < 13) return 'noon';
  return hour >= 13 && hour < 18 ? 'afternoon' : 'evening';
}

export function Greeting({ actions }: { actions: ReactNode }) {
  const { t } = useTranslation('workbench');
  const { person, office } = useSession();
  const nowMs = useMinute();
  const greeting = t(`greeting.${partOfDay(nowMs)}`, { name: person.name });
  const hours = office.hours === '' ? '' : t('hours', { hours: office.hours });
  return (
    <PageHeader
      title={formatDateWithWeekday(nowMs)}
      lead={[greeting, hours].filter(Boolean).join(' ')}
      actions={actions}
    />
  );
}

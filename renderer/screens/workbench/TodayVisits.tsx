/** Who came today. */
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../i18n/format.ts';
import type { VisitRecord } from '../../queries/records.ts';
import type { Workbench } from '../../queries/workbench.ts';
import type { RecordListItem } from '../../ui/RecordList.tsx';
import { RecordList } from '../../ui/RecordList.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextLink } from '../../ui/TextLink.tsx';
import { useVisitorName } from '../reception/useVisitorName.ts';

export function TodayVisits({ today }: { today: Workbench['today'] }) {
  const { t } = useTranslation('workbench');
  const visitorName = useVisitorName();
  const { visits } = today;
  const itemOf = (visit: VisitRecord): RecordListItem => ({
    id: visit.document.id,
    href: `/visits/${visit.document.id}`,
    title: visitorName(visit),
    number: visit.document.number,
    meta: formatTime(visit.view.startedAt),
  });
  return (
    <Section
      title={t('today.title')}
      note={
        visits.count > 0 &&
        t('today.sum', { visits: visits.count, people: today.people, opinions: today.opinions })
      }
      actions={
        visits.count > visits.first.length && (
          <TextLink href="/reception">
            {t('more', { n: visits.count - visits.first.length })}
          </TextLink>
        )
      }
    >
      <RecordList
        label={t('today.title')}
        items={visits.first.map(itemOf)}
        emptyState={<p className="quiet">{t('today.empty')}</p>}
      />
    </Section>
  );
}

/** The facts of a visit as a ruled list. */
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import type { VisitRecord } from '../../queries/records.ts';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { Section } from '../../ui/Section.tsx';

export function VisitFacts({ visit }: { visit: VisitRecord }) {
  const { t } = useTranslation(['reception', 'common']);
  const { nameOf } = useDirectory();
  const { content, startedAt, endedAt } = visit.view;
  if (!content) return null;
  const place = [content.island, content.place].filter(Boolean).join(' · ');
  const modes = [
    t(`common:placeMode.${content.placeMode}`),
    t(`common:reachMode.${content.reachMode}`),
  ];
  const items = [
    { label: t('visit.startedAt'), value: formatDateTime(startedAt) },
    { label: t('visit.endedAt'), value: formatDateTime(endedAt) },
    { label: t('visit.channel'), value: t(`common:channel.${content.channel}`) },
    { label: t('visit.place'), value: `${place}（${modes.join(' · ')}）` },
    { label: t('visit.submitterKind'), value: t(`common:submitterKind.${content.submitterKind}`) },
    { label: t('visit.people'), value: t('visit.peopleCount', { n: content.people }) },
    {
      label: t('visit.deputies'),
      value: content.deputies.map(nameOf).join('、') || t('common:word.none'),
    },
    ...(content.theme ? [{ label: t('visit.theme'), value: content.theme }] : []),
  ];
  return (
    <Section title={t('visit.facts')}>
      <DefinitionList items={items} />
    </Section>
  );
}

/** One kind of work on the workbench: the most pressing few, each a press away, and the way to the rest. */
import { useTranslation } from 'react-i18next';
import type { OpinionRecord } from '../../queries/records.ts';
import type { WorkList } from '../../queries/workbench.ts';
import type { RecordListItem } from '../../ui/RecordList.tsx';
import { RecordList } from '../../ui/RecordList.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextLink } from '../../ui/TextLink.tsx';
import { useOpinionItem } from './useOpinionItem.tsx';

interface WorkSectionProps {
  title: string;
  note: string;
  items: readonly RecordListItem[];
  /** How many there are in all. */
  count: number;
  moreHref: string;
}

/** Nothing at all while there is nothing to do. */
export function WorkSection({ title, note, items, count, moreHref }: WorkSectionProps) {
  const { t } = useTranslation('workbench');
  if (items.length === 0) return null;
  const rest = count - items.length;
  return (
    <Section
      title={t('counted', { title, n: count })}
      note={note}
      actions={rest > 0 && <TextLink href={moreHref}>{t('more', { n: rest })}</TextLink>}
    >
      <RecordList label={title} items={items} emptyState={null} />
    </Section>
  );
}

interface OpinionWorkProps {
  title: string;
  note: string;
  work: WorkList<OpinionRecord>;
  moreHref: string;
}

export function OpinionWork({ work, ...words }: OpinionWorkProps) {
  const itemOf = useOpinionItem();
  return <WorkSection {...words} items={work.first.map(itemOf)} count={work.count} />;
}

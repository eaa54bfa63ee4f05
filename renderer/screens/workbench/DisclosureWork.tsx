/** Disclosures that wait for a second pair of eyes, and papers that still hang after their text was withdrawn. */
import { useTranslation } from 'react-i18next';
import type { DisclosureRecord } from '../../queries/records.ts';
import type { Workbench } from '../../queries/workbench.ts';
import type { RecordListItem } from '../../ui/RecordList.tsx';
import { WorkSection } from './WorkSection.tsx';

interface DisclosureWorkProps {
  work: Pick<Workbench, 'toApprove' | 'toTakeDown'>;
  mayApprove: boolean;
}

export function DisclosureWork({ work, mayApprove }: DisclosureWorkProps) {
  const { t } = useTranslation('workbench');
  const lists = mayApprove ? (['toApprove', 'toTakeDown'] as const) : (['toTakeDown'] as const);
  return lists.map((name) => (
    <WorkSection
      key={name}
      title={t(`${name}.title`)}
      note={t(`${name}.note`)}
      items={work[name].first.map(itemOf)}
      count={work[name].count}
      moreHref="/disclosures"
    />
  ));
}

function itemOf({ document, view }: DisclosureRecord): RecordListItem {
  return {
    id: document.id,
    href: `/disclosures/${document.id}`,
    title: view.content?.title ?? document.number,
    number: document.number,
  };
}

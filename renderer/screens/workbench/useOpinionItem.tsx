/** An opinion as a line of a work list; the content of a confidential one stays out of lists. */
import { useTranslation } from 'react-i18next';
import { daysBetween, localDateAt } from '../../../shared/calendar.ts';
import { formatDate } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import { opinionDue } from '../../queries/due.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { useMinute } from '../../queries/useMinute.ts';
import type { RecordListItem } from '../../ui/RecordList.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';

export function useOpinionItem(): (record: OpinionRecord) => RecordListItem {
  const { t } = useTranslation(['workbench', 'common']);
  const { nameOf } = useDirectory();
  return (record) => {
    const { document, view } = record;
    const { content, holder } = view;
    const facts = [
      content && t(`common:category.${content.category}`),
      t('heardOn', { date: formatDate(view.heardAt) }),
      holder ? nameOf(holder) : undefined,
    ];
    return {
      id: document.id,
      href: `/opinions/${document.id}`,
      title: content?.confidential ? t('confidential') : (content?.summary ?? document.number),
      number: document.number,
      meta: facts.filter(Boolean).join(' · '),
      tag: <OpinionTag record={record} />,
    };
  };
}

/** The clock where it presses, the urgency where there is one. */
function OpinionTag({ record }: { record: OpinionRecord }) {
  const { t } = useTranslation(['workbench', 'common']);
  const nowMs = useMinute();
  const urgency = record.view.content?.urgency ?? 'normal';
  const due = opinionDue(record, nowMs);
  const left = due ? daysBetween(localDateAt(nowMs), record.document.due) : 0;
  return (
    <>
      {urgency !== 'normal' && (
        <StatusTag tone="overdue">{t(`common:urgency.${urgency}`)}</StatusTag>
      )}
      {due === 'overdue' && <StatusTag tone="overdue">{t('due.overdue', { n: -left })}</StatusTag>}
      {due === 'today' && <StatusTag tone="waiting">{t('due.today')}</StatusTag>}
      {due === 'near' && <StatusTag tone="waiting">{t('due.near', { n: left })}</StatusTag>}
    </>
  );
}

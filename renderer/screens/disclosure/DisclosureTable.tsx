// Disclosures in rows: the title, who issued it, how far it has come.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { stampTime } from '../../../shared/stamp.ts';
import { formatDate } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import type { DisclosureRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import type { DataTableColumn } from '../../ui/DataTable.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { OfficialNumber } from '../../ui/OfficialNumber.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DeliveryTag } from '../record/DeliveryTag.tsx';
import { disclosureTone } from './disclosureTone.ts';
import './DisclosureTable.css';

interface DisclosureTableProps {
  label: string;
  disclosures: readonly DisclosureRecord[];
  emptyState: ReactNode;
}

type ColumnId = 'title' | 'level' | 'status' | 'changed' | 'delivery';

export function DisclosureTable({ label, disclosures, emptyState }: DisclosureTableProps) {
  const { t } = useTranslation('disclosure');
  const { state } = useSession();
  const columns: DataTableColumn<ColumnId>[] = [
    { id: 'title', label: t('list.columns.title'), isRowHeader: true },
    { id: 'level', label: t('list.columns.level'), width: 'fit' },
    { id: 'status', label: t('list.columns.status'), width: 'fit' },
    { id: 'changed', label: t('list.columns.changed'), width: 'fit' },
  ];
  if (state.mode === 'county') {
    columns.push({ id: 'delivery', label: t('list.columns.delivery'), width: 'fit' });
  }
  return (
    <DataTable
      label={label}
      columns={columns}
      rows={disclosures}
      rowId={({ document }) => document.id}
      rowHref={({ document }) => `/disclosures/${document.id}`}
      renderCell={(record, column) => <DisclosureCell record={record} column={column} />}
      emptyState={emptyState}
    />
  );
}

function DisclosureCell({ record, column }: { record: DisclosureRecord; column: ColumnId }) {
  const { t: common } = useTranslation('common');
  const { nameOf } = useDirectory();
  const { view, document, delivery } = record;
  switch (column) {
    case 'title':
      return (
        <>
          <span className="disclosure-title">{view.content?.title}</span>
          <span className="disclosure-facts">
            <OfficialNumber>{document.number}</OfficialNumber>
            <span>{nameOf(document.station)}</span>
            {view.content && <span>{common(`disclosureTopic.${view.content.topic}`)}</span>}
          </span>
        </>
      );
    case 'level':
      return view.content && common(`disclosureLevel.${view.content.level}`);
    case 'status':
      return (
        <StatusTag tone={disclosureTone(view.status)}>
          {common(`disclosureStatus.${view.status}`)}
        </StatusTag>
      );
    case 'changed':
      return <span className="numeric">{formatDate(stampTime(document.lastAt))}</span>;
    case 'delivery':
      return <DeliveryTag delivery={delivery} />;
  }
}

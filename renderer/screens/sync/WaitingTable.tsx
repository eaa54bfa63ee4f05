// Record by record what is not signed for: refused ones first, with why and what to do.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemCode } from '../../../shared/problems.ts';
import type { SyncedCollection } from '../../../shared/records.ts';
import { stampTime } from '../../../shared/stamp.ts';
import { useActions } from '../../actions/useActions.ts';
import { formatCount, formatDateTime } from '../../i18n/format.ts';
import { useLink } from '../../queries/link.ts';
import type { RefusedRecord, Waiting } from '../../queries/waiting.ts';
import { Button } from '../../ui/Button.tsx';
import type { DataTableColumn } from '../../ui/DataTable.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { OfficialNumber } from '../../ui/OfficialNumber.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { TextLink } from '../../ui/TextLink.tsx';

interface Row {
  collection: SyncedCollection;
  id: string;
  number: string;
  since: string;
  /** How many acts or changes wait. */
  acts: number;
  state: 'waiting' | 'refused';
  why: ProblemCode | undefined;
}

/** After weeks without a link there are hundreds; drawing them all takes an old PC seconds. */
const firstRows = 12;

type ColumnId = 'record' | 'since' | 'why' | 'state' | 'act';

function refusedRow({ collection, id, number, refusals }: RefusedRecord): Row {
  const [first] = refusals;
  const since = first ? new Date(stampTime(first.at)).toISOString() : '';
  return {
    collection,
    id,
    number,
    since,
    acts: refusals.length,
    state: 'refused',
    why: first?.code,
  };
}

function rowsOf(waiting: Waiting): Row[] {
  const refused = waiting.refused.map(refusedRow);
  const waits = waiting.records.map((record): Row => ({
    ...record,
    state: 'waiting',
    why: record.problem,
  }));
  return [...refused, ...waits];
}

export function WaitingTable({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation('sync');
  const { t: common } = useTranslation('common');
  const { reissueRefused } = useActions();
  const [problem, setProblem] = useState<ProblemCode>();
  const [showsAll, setShowsAll] = useState(false);
  const rows = rowsOf(waiting);
  const columns: DataTableColumn<ColumnId>[] = [
    { id: 'record', label: t('waiting.record'), width: 'fit', isRowHeader: true },
    { id: 'state', label: t('waiting.state'), width: 'fit' },
    { id: 'since', label: t('waiting.since'), width: 'fit' },
    { id: 'why', label: t('waiting.why') },
  ];
  if (waiting.refused.length > 0) {
    columns.push({ id: 'act', label: t('waiting.act'), width: 'fit' });
  }

  async function reissue({ collection, id }: Row): Promise<void> {
    if (collection === 'directory' || collection === 'residents') return;
    const done = await reissueRefused(collection, id);
    setProblem(done.ok ? undefined : done.problem.code);
  }

  function cell(row: Row, column: ColumnId) {
    switch (column) {
      case 'record':
        return <RecordName row={row} />;
      case 'state':
        return <StatusTag tone={row.state}>{common(`delivery.${row.state}`)}</StatusTag>;
      case 'since':
        return <span className="numeric">{formatDateTime(row.since)}</span>;
      case 'why':
        return <Why row={row} />;
      case 'act':
        return (
          row.state === 'refused' && (
            <Button size="compact" onPress={() => void reissue(row)}>
              {t('waiting.reissue')}
            </Button>
          )
        );
    }
  }

  return (
    <div className="stack">
      {problem !== undefined && (
        <Notice tone="danger" title={t('waiting.notReissued')} isAnnounced>
          {common(`problems.${problem}`)}
        </Notice>
      )}
      <DataTable
        label={t('waiting.title')}
        columns={columns}
        rows={showsAll ? rows : rows.slice(0, firstRows)}
        rowId={({ collection, id, state }) => `${collection} ${id} ${state}`}
        renderCell={cell}
        emptyState={
          <EmptyState icon="check" title={t('waiting.empty')}>
            {t('waiting.emptyHelp')}
          </EmptyState>
        }
      />
      {!showsAll && rows.length > firstRows && (
        <div>
          <Button onPress={() => setShowsAll(true)}>
            {t('waiting.all', { n: formatCount(rows.length) })}
          </Button>
        </div>
      )}
    </div>
  );
}

function RecordName({ row: { collection, id, number } }: { row: Row }) {
  const { t } = useTranslation('common');
  if (collection === 'residents' || collection === 'directory')
    return t(`collection.${collection}`);
  return (
    <TextLink href={`/${collection}/${id}`}>
      <OfficialNumber>{number}</OfficialNumber>
    </TextLink>
  );
}

function Why({ row }: { row: Row }) {
  const { t } = useTranslation('sync');
  const { t: common } = useTranslation('common');
  const { link } = useLink();
  if (row.why) return common(`problems.${row.why}`);
  const words = link === 'connected' ? t('waiting.sending') : t('waiting.noLink');
  return row.acts > 1 ? `${words} ${t('waiting.acts', { n: row.acts })}` : words;
}

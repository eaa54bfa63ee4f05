/** All receptions of this station: what was not finished first, then every visit, found by any word that is known. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../i18n/format.ts';
import { useOpinions } from '../../queries/opinions.ts';
import type { VisitRecord } from '../../queries/records.ts';
import { useVisits } from '../../queries/visits.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import type { DataTableColumn } from '../../ui/DataTable.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { OfficialNumber } from '../../ui/OfficialNumber.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DeliveryTag } from '../record/DeliveryTag.tsx';
import { DraftList } from './DraftList.tsx';
import { useVisitorName, useVisitorWords } from './useVisitorName.ts';
import { visitTone } from './visitTone.ts';

/** Rows drawn at once; an old PC is slow with thousands. */
const pageSize = 100;

type ColumnId = 'number' | 'date' | 'who' | 'opinions' | 'status' | 'delivery';

export function ReceptionList() {
  const { t } = useTranslation('reception');
  const { may } = useSession();
  const [text, setText] = useState('');
  const found = useFoundVisits(text);
  const mayRegister = may('visits', 'register') === undefined;
  return (
    <div data-testid="reception-list">
      <PageHeader
        title={t('list.title')}
        lead={t('list.lead')}
        actions={
          mayRegister && (
            <LinkButton href="/reception/new" variant="primary" icon="plus">
              {t('list.new')}
            </LinkButton>
          )
        }
      />
      {mayRegister && <DraftList />}
      <Section title={t('list.visits')}>
        <div className="stack">
          <SearchField
            label={t('list.search')}
            placeholder={t('list.searchHint')}
            value={text}
            onChange={setText}
            clearLabel={t('list.clear')}
          />
          <VisitTable visits={found} isFiltered={text.trim() !== ''} />
        </div>
      </Section>
    </div>
  );
}

/** Visits in whose number, people, places or day all the words occur. */
function useFoundVisits(text: string): readonly VisitRecord[] {
  const visits = useVisits();
  const visitorWords = useVisitorWords();
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return visits;
  return visits.filter((visit) => {
    const { view, document } = visit;
    const facts = [
      document.number,
      visitorWords(visit),
      view.content?.island,
      view.content?.place,
      view.content?.theme,
      formatDateTime(view.startedAt),
    ];
    const haystack = facts.join('\n').toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

function useOpinionCounts(): ReadonlyMap<string, number> {
  const opinions = useOpinions();
  return useMemo(() => {
    const counts = new Map<string, number>();
    for (const { document } of opinions) {
      counts.set(document.visit, (counts.get(document.visit) ?? 0) + 1);
    }
    return counts;
  }, [opinions]);
}

interface VisitTableProps {
  visits: readonly VisitRecord[];
  isFiltered: boolean;
}

function VisitTable({ visits, isFiltered }: VisitTableProps) {
  const { t } = useTranslation(['reception', 'common']);
  const { state } = useSession();
  const visitorName = useVisitorName();
  const opinionCounts = useOpinionCounts();
  const [limit, setLimit] = useState(pageSize);
  const columns: DataTableColumn<ColumnId>[] = [
    { id: 'number', label: t('list.number'), width: 'fit', isRowHeader: true },
    { id: 'date', label: t('list.date') },
    { id: 'who', label: t('list.who') },
    { id: 'opinions', label: t('list.opinions'), width: 'fit', align: 'end' },
    { id: 'status', label: t('list.status'), width: 'fit' },
  ];
  if (state.mode === 'county') {
    columns.push({ id: 'delivery', label: t('list.delivery'), width: 'fit' });
  }

  function renderCell(visit: VisitRecord, column: ColumnId) {
    const { document, view, delivery } = visit;
    switch (column) {
      case 'number':
        return <OfficialNumber>{document.number}</OfficialNumber>;
      case 'date':
        return <time dateTime={view.startedAt}>{formatDateTime(view.startedAt)}</time>;
      case 'who':
        return visitorName(visit);
      case 'opinions':
        return opinionCounts.get(document.id) ?? 0;
      case 'status':
        return (
          <StatusTag tone={visitTone(view.status)}>
            {t(`common:visitStatus.${view.status}`)}
          </StatusTag>
        );
      case 'delivery':
        return <DeliveryTag delivery={delivery} />;
    }
  }

  return (
    <>
      <DataTable
        label={t('list.visits')}
        columns={columns}
        rows={visits.slice(0, limit)}
        rowId={({ document }) => document.id}
        rowHref={({ document }) => `/visits/${document.id}`}
        renderCell={renderCell}
        emptyState={
          <EmptyState
            title={t(isFiltered ? 'list.none.title' : 'list.empty.title')}
            icon={isFiltered ? 'search' : 'reception'}
          >
            {t(isFiltered ? 'list.none.what' : 'list.empty.what')}
          </EmptyState>
        }
      />
      {visits.length > limit && (
        <p>
          <Button onPress={() => setLimit(limit + pageSize)}>
            {t('list.more', { n: Math.min(pageSize, visits.length - limit) })}
          </Button>
        </p>
      )}
    </>
  );
}

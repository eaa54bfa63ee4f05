// All opinions this office may see: by where they stand, what they are about, and what is written in them.
import { useTranslation } from 'react-i18next';
import { category, categoryCodes } from '../../../shared/categories.ts';
import { useDirectory } from '../../queries/directory.ts';
import { useOpinions } from '../../queries/opinions.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import type { DataTableColumn } from '../../ui/DataTable.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { OfficialNumber } from '../../ui/OfficialNumber.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { Select } from '../../ui/Select.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DeliveryTag } from '../record/DeliveryTag.tsx';
import { DueTag } from './DueTag.tsx';
import { OpinionSummary } from './OpinionSummary.tsx';
import type { StatusGroup } from './statusGroups.ts';
import { isStatusGroup, statusGroups, statusTone, statusesOfGroup } from './statusGroups.ts';
import { useAddressFilters } from './useAddressFilters.ts';
import './OpinionList.css';

const filterNames = ['group', 'category', 'text'] as const;

export function OpinionList() {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  const [filters, change] = useAddressFilters(filterNames);
  const group = isStatusGroup(filters.group) ? filters.group : 'all';
  const chosenCategory = category.safeParse(filters.category).data;
  const found = useOpinions({ category: chosenCategory, text: filters.text });
  const shown = found.filter(({ view }) => statusesOfGroup[group].includes(view.status));
  return (
    <div data-testid="opinion-list" className="opinion-list">
      <PageHeader title={t('list.title')} lead={t('list.lead')} />
      <div className="opinion-filters">
        <SearchField
          label={t('list.search')}
          placeholder={t('list.searchHint')}
          value={filters.text}
          onChange={(text) => change({ text })}
          clearLabel={t('list.clear')}
        />
        <Select
          label={t('list.category')}
          options={[
            { id: 'any', label: t('list.anyCategory') },
            ...categoryCodes.map((id) => ({ id, label: `${id} ${common(`category.${id}`)}` })),
          ]}
          value={chosenCategory ?? 'any'}
          onChange={(id) => change({ category: id === 'any' ? '' : id })}
          placeholder={t('list.anyCategory')}
        />
      </div>
      <GroupChoice opinions={found} group={group} onChange={(id) => change({ group: id })} />
      <OpinionTable
        opinions={shown}
        isFiltered={filters.text !== '' || chosenCategory !== undefined || group !== 'all'}
        onClear={() => change({ group: 'all', category: '', text: '' })}
      />
    </div>
  );
}

interface GroupChoiceProps {
  opinions: readonly OpinionRecord[];
  group: StatusGroup;
  onChange: (group: StatusGroup) => void;
}

/** A row of switches rather than tabs: the table below stays one table. */
function GroupChoice({ opinions, group, onChange }: GroupChoiceProps) {
  const { t } = useTranslation('opinion');
  return (
    <div className="opinion-groups" role="group" aria-label={t('list.groups')}>
      {statusGroups.map((id) => {
        const count = opinions.filter(({ view }) =>
          statusesOfGroup[id].includes(view.status),
        ).length;
        return (
          <button
            key={id}
            type="button"
            className="opinion-group"
            aria-pressed={id === group}
            onClick={() => onChange(id)}
          >
            {t(`group.${id}`)}
            <span className="opinion-group-count">{count}</span>
          </button>
        );
      })}
    </div>
  );
}

type ColumnId = 'number' | 'summary' | 'status' | 'due' | 'delivery';

interface OpinionTableProps {
  opinions: readonly OpinionRecord[];
  isFiltered: boolean;
  onClear: () => void;
}

function OpinionTable({ opinions, isFiltered, onClear }: OpinionTableProps) {
  const { t } = useTranslation('opinion');
  const { state } = useSession();
  const columns: DataTableColumn<ColumnId>[] = [
    { id: 'number', label: t('list.number'), width: 'fit', isRowHeader: true },
    { id: 'summary', label: t('list.summary') },
    { id: 'status', label: t('list.status') },
    { id: 'due', label: t('list.due'), width: 'fit' },
  ];
  if (state.mode === 'county') {
    columns.push({ id: 'delivery', label: t('list.delivery'), width: 'fit' });
  }
  return (
    <DataTable
      label={t('list.title')}
      columns={columns}
      rows={opinions}
      rowId={({ document }) => document.id}
      rowHref={({ document }) => `/opinions/${document.id}`}
      renderCell={(record, column) => <OpinionCell record={record} column={column} />}
      emptyState={<NoOpinions isFiltered={isFiltered} onClear={onClear} />}
    />
  );
}

function OpinionCell({ record, column }: { record: OpinionRecord; column: ColumnId }) {
  const { t: common } = useTranslation('common');
  const { nameOf } = useDirectory();
  const { view, document, delivery } = record;
  switch (column) {
    case 'number':
      return <OfficialNumber>{document.number}</OfficialNumber>;
    case 'summary':
      return <OpinionSummary record={record} />;
    case 'status':
      return (
        <div className="status-words">
          <StatusTag tone={statusTone(view.status)}>
            {common(`opinionStatus.${view.status}`)}
          </StatusTag>
          {view.holder && <p className="opinion-holder">{nameOf(view.holder)}</p>}
        </div>
      );
    case 'due':
      return <DueTag record={record} />;
    case 'delivery':
      return <DeliveryTag delivery={delivery} />;
  }
}

function NoOpinions({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const { t } = useTranslation('opinion');
  const { may } = useSession();
  if (isFiltered) {
    return (
      <EmptyState
        icon="search"
        title={t('list.noneFound')}
        action={<Button onPress={onClear}>{t('list.showAll')}</Button>}
      >
        {t('list.noneFoundHelp')}
      </EmptyState>
    );
  }
  const mayRegister = may('opinions', 'register') === undefined;
  return (
    <EmptyState
      icon="opinion"
      title={t('list.empty')}
      action={
        mayRegister && (
          <LinkButton href="/reception/new" icon="plus">
            {t('list.register')}
          </LinkButton>
        )
      }
    >
      {mayRegister ? t('list.emptyDesk') : t('list.emptyElsewhere')}
    </EmptyState>
  );
}

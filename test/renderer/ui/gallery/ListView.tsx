/** Lists: table with search, tabs and sorting; work list; both empty states. */
import { useState } from 'react';
import { DataTable, type DataTableSort } from '../../../../renderer/ui/DataTable.tsx';
import { EmptyState } from '../../../../renderer/ui/EmptyState.tsx';
import { LinkButton } from '../../../../renderer/ui/LinkButton.tsx';
import { MenuButton } from '../../../../renderer/ui/MenuButton.tsx';
import { OfficialNumber } from '../../../../renderer/ui/OfficialNumber.tsx';
import { PageHeader } from '../../../../renderer/ui/PageHeader.tsx';
import { RecordList } from '../../../../renderer/ui/RecordList.tsx';
import { SearchField } from '../../../../renderer/ui/SearchField.tsx';
import { Section } from '../../../../renderer/ui/Section.tsx';
import { StatusTag, type StatusTone } from '../../../../renderer/ui/StatusTag.tsx';
import { Tabs } from '../../../../renderer/ui/Tabs.tsx';

interface Row {
  number: string;
  summary: string;
  category: string;
  date: string;
  tone: StatusTone;
  status: string;
}

const rows: Row[] = [
  {
    number: '枸杞〔2026〕意-A0031',
    summary: '风大停航的消息码头上没人贴，手机也收不到，老人白跑一趟。',
    category: '海上交通',
    date: '3月5日',
    tone: 'waiting',
    status: '待送',
  },
  {
    number: '枸杞〔2026〕意-A0030',
    summary: '水龙头出来的水有咸味，已经一个多月。',
    category: '供水',
    date: '3月4日',
    tone: 'overdue',
    status: '逾期 3 天',
  },
  {
    number: '枸杞〔2026〕意-A0029',
    summary: '慢病药一次只配两周，要多配一点。',
    category: '医疗',
    date: '3月4日',
    tone: 'progress',
    status: '办理中',
  },
  {
    number: '枸杞〔2026〕意-A0028',
    summary: '贻贝养殖的泡沫浮子换新补助，小户够不着条件。',
    category: '养殖贻贝',
    date: '3月2日',
    tone: 'delivered',
    status: '已送达',
  },
  {
    number: '枸杞〔2026〕意-A0027',
    summary: '海漂垃圾吹到沙滩，网格里清了又来。',
    category: '环境垃圾',
    date: '2月27日',
    tone: 'done',
    status: '已归档',
  },
  {
    number: '枸杞〔2026〕意-A0026',
    summary: '同一件事我在12345也打过。',
    category: '其他',
    date: '2月26日',
    tone: 'refused',
    status: '被退回',
  },
];

const empty = (
  <EmptyState
    title="还没有接待记录"
    action={
      <LinkButton href="/visits/new" variant="primary" icon="plus">
        登记来访
      </LinkButton>
    }
  >
    居民来站、来电或上门走访后，在这里登记。断网也能登记，联通后自动送到县里。
  </EmptyState>
);

export function ListView() {
  const [query, setQuery] = useState('');
  const [submitted, setSubmitted] = useState('');
  const [tab, setTab] = useState<'open' | 'closed'>('open');
  const [sort, setSort] = useState<DataTableSort<string>>({
    columnId: 'date',
    direction: 'descending',
  });
  const shown = rows.filter(({ summary }) => summary.includes(query));
  const table = (
    <DataTable
      label="意见建议"
      columns={[
        { id: 'number', label: '编号', isRowHeader: true, width: 'fit' },
        { id: 'summary', label: '摘要' },
        { id: 'category', label: '类别', width: 'fit' },
        { id: 'date', label: '登记日期', width: 'fit', align: 'end', isSortable: true },
        { id: 'status', label: '状态', width: 'fit' },
      ]}
      rows={sort.direction === 'descending' ? shown : shown.toReversed()}
      rowId={({ number }) => number}
      rowHref={({ number }) => `/opinions/${number}`}
      renderCell={(row, columnId) => {
        if (columnId === 'number') return <OfficialNumber>{row.number}</OfficialNumber>;
        if (columnId === 'status') return <StatusTag tone={row.tone}>{row.status}</StatusTag>;
        return columnId === 'summary'
          ? row.summary
          : columnId === 'category'
            ? row.category
            : row.date;
      }}
      sort={sort}
      onSortChange={setSort}
      emptyState={
        <EmptyState title="没有找到" icon="search">
          换个词试试，或清空搜索。
        </EmptyState>
      }
    />
  );
  return (
    <>
      <PageHeader
        title="意见建议"
        lead="本站登记的全部意见，按登记先后。"
        actions={
          <MenuButton
            label="更多"
            items={[
              { id: 'print', label: '打印登记簿', icon: 'print' },
              { id: 'export', label: '导出台账', icon: 'download', detail: '会记入查阅日志' },
              { id: 'void', label: '作废编号', tone: 'danger', icon: 'close' },
            ]}
            onAction={setSubmitted}
          />
        }
      />
      <div className="stack-loose">
        <div className="row">
          <SearchField
            label="查找"
            isLabelHidden
            value={query}
            onChange={setQuery}
            onSubmit={setSubmitted}
            placeholder="编号、摘要、姓名或拼音"
            clearLabel="清空"
          />
          <output data-testid="submitted">{submitted}</output>
        </div>
        <Tabs
          label="意见范围"
          selectedId={tab}
          onSelect={setTab}
          tabs={[
            { id: 'open', label: '在办', count: 12, content: table },
            { id: 'closed', label: '已归档', count: 0, content: empty },
          ]}
        />
        <Section
          title="等我处理"
          actions={
            <LinkButton href="/review" size="compact">
              全部待审
            </LinkButton>
          }
        >
          <RecordList
            label="等我处理"
            emptyState={empty}
            items={rows.slice(0, 3).map((row) => ({
              id: row.number,
              href: `/opinions/${row.number}`,
              title: row.category,
              number: row.number,
              detail: row.summary,
              meta: <span>{row.date}　登记人 联络员甲</span>,
              tag: <StatusTag tone={row.tone}>{row.status}</StatusTag>,
            }))}
          />
        </Section>
      </div>
    </>
  );
}

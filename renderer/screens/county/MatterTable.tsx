// Matters to work through: each row says what it is about and what may be done with it, by mouse or by one key.
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../queries/directory.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import type { DataTableColumn } from '../../ui/DataTable.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { OfficialNumber } from '../../ui/OfficialNumber.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { DueTag } from '../opinion/DueTag.tsx';
import { OpinionActDialog } from '../opinion/OpinionActions.tsx';
import { OpinionSummary } from '../opinion/OpinionSummary.tsx';
import { statusTone } from '../opinion/statusGroups.ts';
import type { FormKind } from '../opinion/useOpinionForm.ts';
import { useRowKeys } from './useRowKeys.ts';
import './MatterTable.css';

/** An act offered in each row where it may be done, and the key that does it on the focused row. */
export interface MatterAct {
  kind: FormKind;
  /** As `KeyboardEvent.code`, such as `KeyS`, so that input methods don't matter. */
  key: `Key${string}`;
}

interface MatterTableProps {
  label: string;
  matters: readonly OpinionRecord[];
  acts: readonly MatterAct[];
  emptyState: ReactNode;
}

type ColumnId = 'number' | 'summary' | 'due' | 'status' | 'acts';

export function MatterTable({ label, matters, acts, emptyState }: MatterTableProps) {
  const { t } = useTranslation('county');
  const { may } = useSession();
  const [open, setOpen] = useState<{ record: OpinionRecord; kind: FormKind }>();
  const mayDo = (record: OpinionRecord, kind: FormKind) =>
    may('opinions', kind, record) === undefined;
  const frame = useRowKeys((id, code) => {
    const record = matters.find(({ document }) => document.id === id);
    const act = acts.find(({ key }) => key === code);
    if (record && act && mayDo(record, act.kind)) setOpen({ record, kind: act.kind });
  });
  const columns: DataTableColumn<ColumnId>[] = [
    { id: 'number', label: t('table.number'), width: 'fit', isRowHeader: true },
    { id: 'summary', label: t('table.summary') },
    { id: 'status', label: t('table.status') },
    { id: 'due', label: t('table.due'), width: 'fit' },
    ...(acts.length > 0
      ? [{ id: 'acts' as const, label: t('table.acts'), width: 'fit' as const }]
      : []),
  ];
  return (
    <div ref={frame} className="matter-table">
      <DataTable
        label={label}
        columns={columns}
        rows={matters}
        rowId={({ document }) => document.id}
        rowHref={({ document }) => `/opinions/${document.id}`}
        renderCell={(record, column) =>
          column === 'acts' ? (
            <div className="matter-acts">
              {acts
                .filter(({ kind }) => mayDo(record, kind))
                .map(({ kind }, index) => (
                  <ActButton
                    key={kind}
                    kind={kind}
                    isFirst={index === 0}
                    number={record.document.number}
                    onPress={() => setOpen({ record, kind })}
                  />
                ))}
            </div>
          ) : (
            <MatterCell record={record} column={column} />
          )
        }
        emptyState={emptyState}
      />
      {matters.length > 0 && acts.length > 0 && <KeyLine acts={acts} />}
      {open && (
        <OpinionActDialog
          key={`${open.record.document.id} ${open.kind}`}
          record={open.record}
          kind={open.kind}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

interface ActButtonProps {
  kind: FormKind;
  isFirst: boolean;
  number: string;
  onPress: () => void;
}

function ActButton({ kind, isFirst, number, onPress }: ActButtonProps) {
  const { t } = useTranslation('opinion');
  const words = t(`act.${kind}.button`);
  return (
    <Button
      size="compact"
      variant={isFirst ? 'secondary' : 'quiet'}
      onPress={onPress}
      accessibleLabel={`${words} ${number}`}
    >
      {words}
    </Button>
  );
}

function KeyLine({ acts }: { acts: readonly MatterAct[] }) {
  const { t } = useTranslation('county');
  const { t: opinion } = useTranslation('opinion');
  return (
    <p className="matter-keys">
      {t('table.keys')}
      <span>
        <KeyHint keys={['↑']} /> <KeyHint keys={['↓']} /> {t('table.move')}
      </span>
      <span>
        <KeyHint keys={['Enter']} /> {t('table.open')}
      </span>
      {acts.map(({ kind, key }) => (
        <span key={kind}>
          <KeyHint keys={[key.slice('Key'.length)]} /> {opinion(`act.${kind}.button`)}
        </span>
      ))}
    </p>
  );
}

function MatterCell({ record, column }: { record: OpinionRecord; column: ColumnId }) {
  const { t: common } = useTranslation('common');
  const { nameOf } = useDirectory();
  const { office } = useSession();
  const { view, document } = record;
  if (column === 'number') return <OfficialNumber>{document.number}</OfficialNumber>;
  if (column === 'due') return <DueTag record={record} />;
  if (column === 'status') {
    return (
      <div className="status-words">
        <StatusTag tone={statusTone(view.status)}>
          {common(`opinionStatus.${view.status}`)}
        </StatusTag>
      </div>
    );
  }
  const isOwn = view.holder === undefined || view.holder === office.id;
  return (
    <OpinionSummary
      record={record}
      facts={[nameOf(view.station), !isOwn && nameOf(view.holder ?? '')]}
    />
  );
}

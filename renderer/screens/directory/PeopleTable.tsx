// Who works where. An administrator makes codes for a first sign-in and ends the access of those who left.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryDocument } from '../../../shared/directory/directory.ts';
import { useDirectory } from '../../queries/directory.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { DataTableColumn } from '../../ui/DataTable.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { ShownCode } from './CodeDialog.tsx';
import { useAdministration } from './useAdministration.ts';

interface PeopleTableProps {
  isAdmin: boolean;
  onCode: (code: ShownCode) => void;
}

type ColumnId = 'name' | 'office' | 'roles' | 'active' | 'acts';

export function PeopleTable({ isAdmin, onCode }: PeopleTableProps) {
  const { t } = useTranslation('directory');
  const { t: common } = useTranslation('common');
  const { people, nameOf } = useDirectory();
  const administration = useAdministration();
  const [text, setText] = useState('');
  const [leaving, setLeaving] = useState<DirectoryDocument>();
  const rows = people.filter((person) =>
    `${person.name} ${nameOf(person.office)}`.includes(text.trim()),
  );
  const columns: DataTableColumn<ColumnId>[] = (
    ['name', 'office', 'roles', 'active', ...(isAdmin ? ['acts' as const] : [])] as const
  ).map((id) => ({ id, label: t(`person.${id}`), width: id === 'acts' ? 'fit' : 'fill' }));

  async function makeCode(person: DirectoryDocument): Promise<void> {
    const answer = await administration.run({ command: 'makePersonCode', person: person.id });
    if (!answer.ok || answer.value.code === undefined) return;
    const { code, expiresAt = '' } = answer.value;
    onCode({ use: 'person', name: person.name, code, expiresAt });
  }

  async function setActive(person: DirectoryDocument, active: boolean): Promise<void> {
    const done = await administration.run({
      command: 'setPersonActive',
      person: person.id,
      active,
    });
    if (done.ok) setLeaving(undefined);
  }

  function rolesOf(person: DirectoryDocument): string {
    const words = person.roles.map((role) =>
      role === 'deputy' && person.level
        ? common(`deputyLevel.${person.level}`)
        : common(`role.${role}`),
    );
    return words.join(t('comma'));
  }

  function cell(person: DirectoryDocument, column: ColumnId) {
    switch (column) {
      case 'name':
        return person.name;
      case 'office':
        return nameOf(person.office);
      case 'roles':
        return rolesOf(person);
      case 'active':
        return (
          <StatusTag tone={person.active ? 'delivered' : 'neutral'}>
            {t(person.active ? 'person.isActive' : 'person.isInactive')}
          </StatusTag>
        );
      case 'acts':
        return (
          <MenuButton
            label={t('person.act')}
            size="compact"
            variant="quiet"
            items={
              person.active
                ? [
                    { id: 'code', label: t('person.makeCode'), icon: 'lock' },
                    { id: 'leave', label: t('person.deactivate'), tone: 'danger' },
                  ]
                : [{ id: 'return', label: t('person.activate') }]
            }
            onAction={(id) => {
              if (id === 'code') void makeCode(person);
              else if (id === 'leave') setLeaving(person);
              else void setActive(person, true);
            }}
          />
        );
    }
  }

  return (
    <div className="stack">
      <SearchField
        label={t('person.search')}
        value={text}
        onChange={setText}
        clearLabel={common('button.clear')}
      />
      {administration.problem !== undefined && !leaving && (
        <Notice tone="danger" title={common(`problems.${administration.problem}`)} isAnnounced />
      )}
      <DataTable
        label={t('tab.people')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        renderCell={cell}
        emptyState={<EmptyState icon="people" title={t('empty.people')} />}
      />
      {leaving && (
        <ConfirmDialog
          title={t('person.deactivateTitle', { name: leaving.name })}
          isOpen
          tone="danger"
          confirmLabel={t('person.deactivate')}
          cancelLabel={common('button.cancel')}
          onConfirm={() => void setActive(leaving, false)}
          onCancel={() => setLeaving(undefined)}
          isPending={administration.isPending}
          error={
            administration.problem === undefined
              ? undefined
              : common(`problems.${administration.problem}`)
          }
        >
          <p>{t('person.deactivateHelp')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

// Stations or handling units, and for an administrator: adding one, a person in it, a PC of it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryDocument } from '../../../shared/directory/directory.ts';
import { textLimits } from '../../../shared/text.ts';
import { useDirectory } from '../../queries/directory.ts';
import { Button } from '../../ui/Button.tsx';
import type { DataTableColumn } from '../../ui/DataTable.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { FormDialog } from '../record/FormDialog.tsx';
import type { FormField } from '../record/formFields.ts';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import type { ShownCode } from './CodeDialog.tsx';
import { useAdministration } from './useAdministration.ts';

interface OfficeTableProps {
  kind: 'station' | 'unit';
  isAdmin: boolean;
  onCode: (code: ShownCode) => void;
}

type ColumnId = 'name' | 'prefix' | 'island' | 'phone' | 'hours' | 'acts';

export function OfficeTable({ kind, isAdmin, onCode }: OfficeTableProps) {
  const { t } = useTranslation('directory');
  const { t: common } = useTranslation('common');
  const { offices } = useDirectory();
  const administration = useAdministration();
  const [open, setOpen] = useState<'office' | { personIn: DirectoryDocument }>();
  const rows = offices.filter((office) => office.kind === kind);
  const shown: ColumnId[] =
    kind === 'station' ? ['name', 'prefix', 'island', 'phone', 'hours'] : ['name', 'phone'];
  const columns: DataTableColumn<ColumnId>[] = [
    ...shown,
    ...(isAdmin ? ['acts' as const] : []),
  ].map((id) => ({
    id,
    label: t(`office.${id}`),
    width: id === 'name' || id === 'hours' ? 'fill' : 'fit',
  }));

  async function makeCode(office: DirectoryDocument): Promise<void> {
    const answer = await administration.run({ command: 'makeDeviceCode', office: office.id });
    if (!answer.ok || answer.value.code === undefined) return;
    const { code, expiresAt = '' } = answer.value;
    onCode({ use: 'device', name: office.name, code, expiresAt });
  }

  return (
    <div className="stack">
      {isAdmin && (
        <div className="row">
          <Button icon="plus" onPress={() => setOpen('office')}>
            {t(`add.${kind}`)}
          </Button>
        </div>
      )}
      {administration.problem !== undefined && (
        <Notice tone="danger" title={common(`problems.${administration.problem}`)} isAnnounced />
      )}
      <DataTable
        label={t(kind === 'station' ? 'tab.stations' : 'tab.units')}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        renderCell={(office, column) =>
          column === 'acts' ? (
            <MenuButton
              label={t('office.act')}
              size="compact"
              variant="quiet"
              items={[
                { id: 'person', label: t('add.person'), icon: 'people' },
                { id: 'device', label: t('add.device'), icon: 'lock' },
              ]}
              onAction={(id) =>
                id === 'person' ? setOpen({ personIn: office }) : void makeCode(office)
              }
            />
          ) : (
            office[column]
          )
        }
        emptyState={<EmptyState icon="people" title={t(`empty.${kind}`)} />}
      />
      {open === 'office' && (
        <AddOfficeDialog
          kind={kind}
          onClose={() => setOpen(undefined)}
          administration={administration}
        />
      )}
      {open !== undefined && open !== 'office' && (
        <AddPersonDialog
          office={open.personIn}
          administration={administration}
          onCode={onCode}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  );
}

interface AddOfficeDialogProps {
  kind: 'station' | 'unit';
  administration: ReturnType<typeof useAdministration>;
  onClose: () => void;
}

function AddOfficeDialog({ kind, administration, onClose }: AddOfficeDialogProps) {
  const { t } = useTranslation('directory');
  const line = (id: 'name' | 'prefix' | 'island' | 'address' | 'phone' | 'hours'): FormField => ({
    ...{ kind: 'line', id, limit: id === 'prefix' ? 12 : id === 'phone' ? 40 : textLimits.line },
    label: t(`office.${id}`),
  });
  const name = { ...line('name'), isRequired: true };
  const prefix = {
    ...line('prefix'),
    isRequired: true,
    description: t('office.prefixHelp'),
  };
  const island = { ...line('island'), isRequired: true };
  const fields =
    kind === 'station'
      ? [name, prefix, island, line('address'), line('phone'), line('hours')]
      : [name, line('address'), line('phone')];
  return (
    <FormDialog
      spec={{
        title: t(`add.${kind}`),
        lead: t(`add.${kind}Lead`),
        submitLabel: t('add.submit'),
        fields,
      }}
      onSubmit={(typed) =>
        administration.run({
          command: 'addOffice',
          office: {
            kind,
            name: typed['name'] ?? '',
            prefix: typed['prefix'] ?? '',
            island: typed['island'] ?? '',
            address: typed['address'] ?? '',
            phone: typed['phone'] ?? '',
            hours: typed['hours'] ?? '',
          },
        })
      }
      onClose={onClose}
    />
  );
}

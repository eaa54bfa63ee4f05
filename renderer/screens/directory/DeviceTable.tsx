// The PCs that joined, when they were last heard of, and the switch that shuts a lost one out.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countyOffice } from '../../../shared/ids.ts';
import type { Actions } from '../../actions/actions.ts';
import { useActions } from '../../actions/useActions.ts';
import { formatDateTime } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import type { DataTableColumn } from '../../ui/DataTable.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { ShownCode } from './CodeDialog.tsx';
import { useAdministration } from './useAdministration.ts';

type AdminAnswer = Extract<Awaited<ReturnType<Actions['administer']>>, { ok: true }>['value'];
type Device = NonNullable<AdminAnswer['devices']>[number];
type ColumnId = 'name' | 'office' | 'letter' | 'enrolledAt' | 'lastSeenAt' | 'state' | 'acts';

const columnIds = [
  'name',
  'office',
  'letter',
  'enrolledAt',
  'lastSeenAt',
  'state',
  'acts',
] as const;

async function listDevices({ administer }: Pick<Actions, 'administer'>) {
  const answer = await administer({ command: 'listDevices' });
  return answer.ok ? (answer.value.devices ?? []) : undefined;
}

/** The list as the county has it now; it is not kept on this PC. */
function useDevices() {
  const actions = useActions();
  const [devices, setDevices] = useState<readonly Device[]>();
  useEffect(() => void listDevices(actions).then(setDevices), [actions]);
  return { devices, reload: () => void listDevices(actions).then(setDevices) };
}

export function DeviceTable({ onCode }: { onCode: (code: ShownCode) => void }) {
  const { t } = useTranslation('directory');
  const { t: common } = useTranslation('common');
  const { state } = useSession();
  const { nameOf } = useDirectory();
  const { devices, reload } = useDevices();
  const administration = useAdministration();
  const [lost, setLost] = useState<Device>();
  const columns: DataTableColumn<ColumnId>[] = columnIds.map((id) => ({
    id,
    label: t(`device.${id}`),
    width: id === 'name' || id === 'office' ? 'fill' : 'fit',
  }));

  async function addHere(): Promise<void> {
    const answer = await administration.run({ command: 'makeDeviceCode', office: countyOffice });
    if (!answer.ok || answer.value.code === undefined) return;
    const { code, expiresAt = '' } = answer.value;
    onCode({ use: 'device', name: nameOf(countyOffice), code, expiresAt });
  }

  async function readmit({ device }: Device): Promise<void> {
    const done = await administration.run({ command: 'readmitDevice', device });
    if (done.ok) reload();
  }

  async function revoke(device: Device): Promise<void> {
    const done = await administration.run({ command: 'revokeDevice', device: device.device });
    if (!done.ok) return;
    setLost(undefined);
    reload();
  }

  function cell(device: Device, column: ColumnId) {
    switch (column) {
      case 'name':
        return device.name;
      case 'office':
        return nameOf(device.office);
      case 'letter':
        return device.letter;
      case 'enrolledAt':
        return formatDateTime(device.enrolledAt);
      case 'lastSeenAt':
        return device.lastSeenAt ? formatDateTime(device.lastSeenAt) : t('device.never');
      case 'state':
        return (
          <StatusTag tone={device.revoked ? 'refused' : 'delivered'}>
            {t(device.revoked ? 'device.revoked' : 'device.inUse')}
          </StatusTag>
        );
      case 'acts':
        if (device.revoked) {
          return (
            <Button
              size="compact"
              variant="quiet"
              accessibleLabel={`${t('device.readmit')} ${device.name}`}
              onPress={() => void readmit(device)}
            >
              {t('device.readmit')}
            </Button>
          );
        }
        return (
          device.device !== state.device?.id && (
            <Button
              size="compact"
              variant="quiet"
              accessibleLabel={`${t('device.revoke')} ${device.name}`}
              onPress={() => setLost(device)}
            >
              {t('device.revoke')}
            </Button>
          )
        );
    }
  }

  const problem =
    administration.problem === undefined ? undefined : common(`problems.${administration.problem}`);
  return (
    <div className="stack">
      <div className="row">
        <Button icon="plus" onPress={() => void addHere()}>
          {t('device.addCounty')}
        </Button>
        <Button icon="sync" variant="quiet" onPress={reload}>
          {t('device.reload')}
        </Button>
      </div>
      {problem !== undefined && !lost && <Notice tone="danger" title={problem} isAnnounced />}
      {devices === undefined ? (
        <Notice tone="info" title={t('device.needsLink')} />
      ) : (
        <DataTable
          label={t('tab.devices')}
          columns={columns}
          rows={devices}
          rowId={({ device }) => device}
          renderCell={cell}
          emptyState={<EmptyState icon="lock" title={t('empty.devices')} />}
        />
      )}
      {lost && (
        <ConfirmDialog
          title={t('device.revokeTitle', { name: lost.name })}
          isOpen
          tone="danger"
          confirmLabel={t('device.revoke')}
          cancelLabel={common('button.cancel')}
          onConfirm={() => void revoke(lost)}
          onCancel={() => setLost(undefined)}
          isPending={administration.isPending}
          error={problem}
        >
          <p>{t('device.revokeHelp')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

// 通讯录: stations, handling units, people and PCs. A county administrator adds to it; everybody else reads it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session/session.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import type { ShownCode } from './CodeDialog.tsx';
import { CodeDialog } from './CodeDialog.tsx';
import { DeviceTable } from './DeviceTable.tsx';
import { OfficeTable } from './OfficeTable.tsx';
import { PeopleTable } from './PeopleTable.tsx';

type TabId = 'stations' | 'units' | 'people' | 'devices';

export function DirectoryScreen() {
  const { t } = useTranslation('directory');
  const { state, person } = useSession();
  const [selected, setSelected] = useState<TabId>('stations');
  const [code, setCode] = useState<ShownCode>();
  const isAdmin = state.mode === 'county' && person.roles.includes('admin');
  const tabs = [
    {
      id: 'stations' as const,
      label: t('tab.stations'),
      content: <OfficeTable kind="station" isAdmin={isAdmin} onCode={setCode} />,
    },
    {
      id: 'units' as const,
      label: t('tab.units'),
      content: <OfficeTable kind="unit" isAdmin={isAdmin} onCode={setCode} />,
    },
    {
      id: 'people' as const,
      label: t('tab.people'),
      content: <PeopleTable isAdmin={isAdmin} onCode={setCode} />,
    },
    ...(isAdmin
      ? [
          {
            id: 'devices' as const,
            label: t('tab.devices'),
            content: <DeviceTable onCode={setCode} />,
          },
        ]
      : []),
  ];
  return (
    <div data-testid="directory">
      <PageHeader title={t('title')} lead={t(isAdmin ? 'leadAdmin' : 'lead')} />
      <div className="stack">
        {state.mode !== 'county' && (
          <Notice tone="info" title={t('alone.title')}>
            {t('alone.help')}
          </Notice>
        )}
        <Tabs label={t('title')} tabs={tabs} selectedId={selected} onSelect={setSelected} />
      </div>
      {code && <CodeDialog code={code} onClose={() => setCode(undefined)} />}
    </div>
  );
}

/** Language, type size, who may sign in here, and what this PC is. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../../shared/bridge.ts';
import { useDoor } from '../../session/door.tsx';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { DataTable } from '../../ui/DataTable.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { AddPersonDialog } from './AddPersonDialog.tsx';
import { EndTrialDialog } from './EndTrialDialog.tsx';

const languages: { id: Locale; label: string }[] = [
  { id: 'zh-CN', label: '中文' },
  { id: 'en', label: 'English' },
];

export function SettingsScreen() {
  const { t } = useTranslation('workbench');
  return (
    <div data-testid="settings">
      <PageHeader title={t('settings.title')} lead={t('settings.lead')} />
      <Appearance />
      <People />
      <ThisPc />
      <Trial />
    </div>
  );
}

function Appearance() {
  const { t } = useTranslation('workbench');
  const { state, saveSettings } = useDoor();
  const { settings } = state;
  return (
    <Section title={t('settings.appearance')}>
      <div className="columns-two">
        <RadioGroup
          label={t('settings.language')}
          options={languages}
          value={settings.locale}
          onChange={(locale) => void saveSettings({ ...settings, locale })}
        />
        <RadioGroup
          label={t('settings.typeSize')}
          options={(['normal', 'large'] as const).map((id) => ({
            id,
            label: t(`settings.${id}`),
          }))}
          value={settings.typeSize}
          onChange={(typeSize) => void saveSettings({ ...settings, typeSize })}
        />
      </div>
    </Section>
  );
}

const noteByMode = {
  county: 'peopleCountyNote',
  standAlone: 'peopleNote',
  sample: 'peopleSampleNote',
} as const;

function People() {
  const { t } = useTranslation(['workbench', 'common']);
  const { state } = useDoor();
  const { person } = useSession();
  const [isAdding, setIsAdding] = useState(false);
  const isManagedHere = state.mode === 'standAlone';
  const mayAdd = isManagedHere && person.roles.includes('head');
  return (
    <Section
      title={t('settings.people')}
      note={t(`settings.${noteByMode[state.mode ?? 'county']}`)}
      actions={
        mayAdd && (
          <Button icon="plus" size="compact" onPress={() => setIsAdding(true)}>
            {t('settings.addPerson')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('settings.people')}
        columns={[
          { id: 'name', label: t('settings.name'), isRowHeader: true },
          { id: 'role', label: t('settings.role') },
          { id: 'state', label: t('settings.state'), width: 'fit' },
        ]}
        rows={state.people}
        rowId={({ id }) => id}
        renderCell={({ name, roles, ready }, column) => {
          if (column === 'name') return name;
          if (column === 'role') return roles.map((role) => t(`common:role.${role}`)).join(' · ');
          return (
            <StatusTag tone={ready ? 'done' : 'neutral'}>
              {t(ready ? 'settings.ready' : 'settings.notReady')}
            </StatusTag>
          );
        }}
        emptyState={null}
      />
      {isAdding && <AddPersonDialog onClose={() => setIsAdding(false)} />}
    </Section>
  );
}

function ThisPc() {
  const { t } = useTranslation(['workbench', 'common']);
  const { state } = useDoor();
  const { office } = useSession();
  const facts = [
    { label: t('settings.office'), value: office.name },
    { label: t('settings.mode'), value: state.mode && t(`settings.modes.${state.mode}`) },
    { label: t('settings.device'), value: state.device?.letter },
    { label: t('settings.countyName'), value: state.countyName },
    { label: t('settings.countyUrl'), value: state.countyUrl },
    { label: t('settings.version'), value: `${t('common:productName')} ${state.version}` },
  ];
  return (
    <Section title={t('settings.pc')}>
      <DefinitionList items={facts.filter(({ value }) => value !== undefined && value !== '')} />
    </Section>
  );
}

function Trial() {
  const { t } = useTranslation('workbench');
  const { state } = useDoor();
  const [isAsking, setIsAsking] = useState(false);
  if (state.samplePassphrase === undefined) return null;
  return (
    <Section title={t('settings.trial.title')} note={t('settings.trial.note')}>
      <div className="row">
        <Button onPress={() => setIsAsking(true)}>{t('settings.trial.end')}</Button>
      </div>
      {isAsking && <EndTrialDialog onClose={() => setIsAsking(false)} />}
    </Section>
  );
}

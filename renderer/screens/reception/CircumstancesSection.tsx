/** 怎么来的、谁在听: the defaults in one sentence, opened only for the visit that is different. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels, placeModes, reachModes } from '../../../shared/reception/visitActs.ts';
import { textLimits } from '../../../shared/text.ts';
import { useDirectory } from '../../queries/directory.ts';
import { useSession } from '../../session/session.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckboxGroup } from '../../ui/CheckboxGroup.tsx';
import { DateTimeField } from '../../ui/DateTimeField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Section } from '../../ui/Section.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DraftPhotos } from '../photos/DraftPhotos.tsx';
import type { DeskSectionProps } from './deskSection.ts';
import { FieldAnchor } from './FieldAnchor.tsx';

const hiddenFields = ['startedAt', 'island', 'place', 'theme'];

export function CircumstancesSection({ id, state, errorAt }: DeskSectionProps & { id: string }) {
  const { t } = useTranslation('reception');
  const [isOpened, setIsOpened] = useState(false);
  const isOpen = isOpened || hiddenFields.some((field) => errorAt(field) !== undefined);
  return (
    <Section
      title={t('circumstances.section')}
      actions={
        <Button variant="quiet" size="compact" onPress={() => setIsOpened(!isOpen)}>
          {t(isOpen ? 'circumstances.hide' : 'circumstances.change')}
        </Button>
      }
    >
      <div className="stack">
        {isOpen ? (
          <CircumstanceFields state={state} errorAt={errorAt} />
        ) : (
          <CircumstanceSentence state={state} />
        )}
        <Deputies state={state} />
        <VisitPhotos id={id} state={state} />
      </div>
    </Section>
  );
}

/** Papers of the whole visit, such as the signed sheet or a letter that was brought. */
function VisitPhotos({ id, state }: Pick<DeskSectionProps, 'state'> & { id: string }) {
  const { t } = useTranslation('reception');
  return (
    <div className="stack-tight">
      <h3 className="desk-photos">
        {t('circumstances.photos')} <span className="quiet">{t('desk.optional')}</span>
      </h3>
      <DraftPhotos
        label={t('circumstances.photos')}
        place={{ collection: 'visits', record: id }}
        photos={state.form.photos}
        onChange={state.changeVisitPhotos}
      />
    </div>
  );
}

function CircumstanceSentence({ state }: Pick<DeskSectionProps, 'state'>) {
  const { t } = useTranslation('common');
  const { form } = state;
  const facts = [
    t(`channel.${form.channel}`),
    t(`placeMode.${form.placeMode}`),
    t(`reachMode.${form.reachMode}`),
    form.island,
    form.place,
    form.theme,
    form.startedAt?.replace('T', ' '),
  ];
  return <p className="numeric">{facts.filter(Boolean).join(' · ')}</p>;
}

function CircumstanceFields({ state, errorAt }: DeskSectionProps) {
  const { t } = useTranslation(['reception', 'common']);
  const { form, change } = state;
  const line = (name: 'island' | 'place' | 'theme') => (
    <FieldAnchor field={name}>
      <TextField
        label={t(`circumstances.${name}`)}
        description={t(`circumstances.${name}Help`)}
        value={form[name]}
        onChange={(value) => change({ [name]: value })}
        maximumLength={textLimits.line}
        error={errorAt(name)}
      />
    </FieldAnchor>
  );
  return (
    <>
      <RadioGroup
        label={t('circumstances.channel')}
        options={channels.map((id) => ({ id, label: t(`common:channel.${id}`) }))}
        value={form.channel}
        onChange={(channel) => change({ channel })}
      />
      <div className="desk-sex-age">
        <RadioGroup
          label={t('circumstances.placeMode')}
          options={placeModes.map((id) => ({ id, label: t(`common:placeMode.${id}`) }))}
          value={form.placeMode}
          onChange={(placeMode) => change({ placeMode })}
        />
        <RadioGroup
          label={t('circumstances.reachMode')}
          options={reachModes.map((id) => ({ id, label: t(`common:reachMode.${id}`) }))}
          value={form.reachMode}
          onChange={(reachMode) => change({ reachMode })}
        />
        <FieldAnchor field="startedAt">
          <DateTimeField
            label={t('desk.startedAt')}
            value={form.startedAt}
            onChange={(startedAt) => change({ startedAt })}
            calendarLabel={t('desk.calendar')}
            error={errorAt('startedAt')}
          />
        </FieldAnchor>
      </div>
      <p className="quiet">{t('desk.startedAtHelp')}</p>
      <div className="columns-three">
        {line('island')}
        {line('place')}
        {line('theme')}
      </div>
    </>
  );
}

function Deputies({ state }: Pick<DeskSectionProps, 'state'>) {
  const { t } = useTranslation('reception');
  const { deputies } = useDirectory();
  const { office } = useSession();
  const ours = deputies.filter((deputy) => deputy.office === office.id);
  if (ours.length === 0) return <p className="quiet">{t('circumstances.noDeputies')}</p>;
  return (
    <CheckboxGroup
      label={t('circumstances.deputies')}
      description={t('circumstances.deputiesHelp')}
      layout="row"
      options={ours.map(({ id, name }) => ({ id, label: name }))}
      values={state.form.deputies}
      onChange={(chosen) => state.change({ deputies: chosen })}
    />
  );
}

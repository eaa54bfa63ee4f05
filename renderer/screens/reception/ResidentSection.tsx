/** 谁来了: who is speaking, with no more asked than they want to give. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxRepresentatives, submitterKinds } from '../../../shared/reception/visitActs.ts';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { NumberField } from '../../ui/NumberField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Section } from '../../ui/Section.tsx';
import type { DeskSectionProps } from './deskSection.ts';
import { FieldAnchor } from './FieldAnchor.tsx';
import { ResidentFields } from './ResidentFields.tsx';
import { residentsToKeep } from './visitForm.ts';

const mostPeople = 500;

export function ResidentSection({ state, errorAt }: DeskSectionProps) {
  const { t } = useTranslation(['reception', 'common']);
  const { form, change } = state;
  const isGroup = form.submitterKind === 'group';
  return (
    <Section title={t('submitter.section')}>
      <div className="stack">
        <RadioGroup
          label={t('submitter.kind')}
          options={submitterKinds.map((id) => ({ id, label: t(`common:submitterKind.${id}`) }))}
          value={form.submitterKind}
          onChange={(submitterKind) => change({ submitterKind })}
        />
        {form.submitterKind === 'anonymous' && (
          <Notice tone="info" title={t('submitter.anonymousHelp')} />
        )}
        {isGroup && (
          <FieldAnchor field="people">
            <NumberField
              label={t('submitter.people')}
              description={t('submitter.groupHelp')}
              value={form.people}
              onChange={(people) => change({ people })}
              minimum={1}
              maximum={mostPeople}
              incrementLabel={t('submitter.more')}
              decrementLabel={t('submitter.fewer')}
              error={errorAt('people')}
            />
          </FieldAnchor>
        )}
        <Residents state={state} errorAt={errorAt} />
      </div>
    </Section>
  );
}

function Residents({ state, errorAt }: DeskSectionProps) {
  const { t } = useTranslation('reception');
  const [hasDetails, setHasDetails] = useState(false);
  const { form } = state;
  const residents = residentsToKeep(form);
  const isGroup = form.submitterKind === 'group';
  return (
    <>
      {residents.map((resident, index) => (
        <fieldset key={index} className="desk-resident">
          {isGroup && (
            <legend className="desk-resident-legend">
              {t('submitter.representative', { n: index + 1 })}
            </legend>
          )}
          <ResidentFields
            kind={form.submitterKind}
            values={resident}
            onChange={(changed) => state.replaceResident(index, changed)}
            hasDetails={hasDetails}
            fieldPrefix={`residents.${index}.`}
            errorAt={errorAt}
          />
          {isGroup && residents.length > 1 && (
            <Button variant="quiet" size="compact" onPress={() => state.removeResident(index)}>
              {t('submitter.removeRepresentative', { n: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      <div className="row">
        {isGroup && residents.length < maxRepresentatives && (
          <Button icon="plus" size="compact" onPress={state.addResident}>
            {t('submitter.addRepresentative')}
          </Button>
        )}
        {residents.length > 0 && !hasDetails && (
          <Button variant="quiet" size="compact" icon="plus" onPress={() => setHasDetails(true)}>
            {t('submitter.details')}
          </Button>
        )}
      </div>
    </>
  );
}

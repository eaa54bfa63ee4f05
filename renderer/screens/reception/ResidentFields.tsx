/** The fields of one resident; a name that was here before brings its other facts along. */
import { useTranslation } from 'react-i18next';
import { ageBands, sexes } from '../../../shared/reception/resident.ts';
import type { SubmitterKind } from '../../../shared/reception/visitActs.ts';
import { textLimits } from '../../../shared/text.ts';
import type { ResidentEntered } from '../../actions/visitEntry.ts';
import { Notice } from '../../ui/Notice.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { FieldAnchor } from './FieldAnchor.tsx';
import { ResidentNameField } from './ResidentNameField.tsx';
import { speaksForOrganisation } from './visitForm.ts';

interface ResidentFieldsProps {
  kind: SubmitterKind;
  values: ResidentEntered;
  onChange: (values: ResidentEntered) => void;
  /** Also the fields that are seldom needed. */
  hasDetails: boolean;
  /** Begins the paths of the fields, such as `residents.0.`. */
  fieldPrefix: string;
  errorAt: (field: string) => string | undefined;
}

type TextFieldName = 'phone' | 'village' | 'address' | 'registeredPlace' | 'help' | 'guardian';

const notRecorded = 'notRecorded';

export function ResidentFields(props: ResidentFieldsProps) {
  const { t } = useTranslation(['reception', 'common']);
  const { values, onChange, fieldPrefix, errorAt } = props;
  const isSpokesperson = speaksForOrganisation(props.kind);
  const line = (name: TextFieldName) => (
    <FieldAnchor field={`${fieldPrefix}${name}`}>
      <TextField
        label={t(`submitter.${name}`)}
        labelNote={t('desk.optional')}
        value={values[name] ?? ''}
        onChange={(value) => onChange({ ...values, [name]: value })}
        maximumLength={textLimits.line}
        error={errorAt(`${fieldPrefix}${name}`)}
        {...(name === 'phone' ? { type: 'tel' as const, inputMode: 'tel' as const } : {})}
      />
    </FieldAnchor>
  );
  return (
    <div className="stack">
      {isSpokesperson && (
        <FieldAnchor field={`${fieldPrefix}organisation`}>
          <TextField
            label={t('submitter.organisation')}
            value={values.organisation ?? ''}
            onChange={(organisation) => onChange({ ...values, organisation })}
            maximumLength={textLimits.line}
            width="wide"
            error={errorAt(`${fieldPrefix}organisation`)}
          />
        </FieldAnchor>
      )}
      <div className="columns-three">
        <FieldAnchor field={`${fieldPrefix}name`}>
          <ResidentNameField
            label={t(isSpokesperson ? 'submitter.contactName' : 'submitter.name')}
            values={values}
            onChange={onChange}
            error={errorAt(`${fieldPrefix}name`)}
          />
        </FieldAnchor>
        {line('phone')}
        {line('village')}
      </div>
      <SexAndAge values={values} onChange={onChange} />
      {values.ageBand === 'under14' && (
        <Notice tone="warning" title={t('submitter.minorTitle')}>
          <p>{t('submitter.minor')}</p>
          {line('guardian')}
        </Notice>
      )}
      {props.hasDetails && (
        <div className="columns-three">
          {line('address')}
          {line('registeredPlace')}
          {line('help')}
        </div>
      )}
    </div>
  );
}

function SexAndAge({ values, onChange }: Pick<ResidentFieldsProps, 'values' | 'onChange'>) {
  const { t } = useTranslation(['reception', 'common']);
  // Nothing is chosen until something is; an answer given by mistake can be taken back.
  const valueOf = (id: string) => (id === notRecorded ? '' : id);
  const idOf = (value: string | undefined) => (value === '' ? notRecorded : (value ?? null));
  return (
    <div className="desk-sex-age">
      <RadioGroup<string>
        label={t('submitter.sex')}
        options={[
          ...sexes.map((id) => ({ id, label: t(`common:sex.${id}`) })),
          { id: notRecorded, label: t('submitter.sexUnknown') },
        ]}
        value={idOf(values.sex)}
        onChange={(id) => onChange({ ...values, sex: valueOf(id) })}
      />
      <RadioGroup<string>
        label={t('submitter.ageBand')}
        options={[
          ...ageBands.map((id) => ({ id, label: t(`ageBand.${id}`) })),
          { id: notRecorded, label: t('submitter.ageUnknown') },
        ]}
        value={idOf(values.ageBand)}
        onChange={(id) => onChange({ ...values, ageBand: valueOf(id) })}
      />
    </div>
  );
}

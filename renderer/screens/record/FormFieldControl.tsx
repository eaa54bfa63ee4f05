// Draws one field of a small form with the kit's control for its kind.
import { useTranslation } from 'react-i18next';
import { DateField } from '../../ui/DateField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { FormField } from './formFields.ts';
import { SearchControl } from './SearchControl.tsx';

interface FormFieldControlProps {
  field: FormField;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

export function FormFieldControl(props: FormFieldControlProps) {
  const { field, value, onChange } = props;
  const { t } = useTranslation('opinion', { keyPrefix: 'record' });
  const { t: word } = useTranslation('common');
  const common = {
    label: field.label,
    description: field.description,
    error: props.error,
    labelNote: field.isRequired ? undefined : word('word.optional'),
  };
  switch (field.kind) {
    case 'line':
      return (
        <TextField {...common} {...{ value, onChange }} maximumLength={field.limit} width="wide" />
      );
    case 'long':
      return (
        <TextArea
          {...common}
          {...{ value, onChange }}
          rows={field.rows ?? 4}
          maximumLength={field.limit}
          counterText={(used, maximum) => word('word.characters', { used, maximum })}
        />
      );
    case 'choice':
      return (
        <RadioGroup
          {...common}
          options={field.options}
          value={value === '' ? null : value}
          onChange={onChange}
          layout={field.layout ?? 'segments'}
        />
      );
    case 'search':
      return (
        <SearchControl {...common} options={field.options} value={value} onChange={onChange} />
      );
    case 'date':
      return (
        <DateField
          {...common}
          value={value === '' ? null : value}
          onChange={(date) => onChange(date ?? '')}
          {...(field.minimum === undefined ? {} : { minimum: field.minimum })}
          {...(field.maximum === undefined ? {} : { maximum: field.maximum })}
          calendarLabel={t('calendar')}
        />
      );
  }
}

// A search among many, such as handling units, that keeps only the id of what was chosen.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchableOption } from '../../ui/ComboBox.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import type { FieldProps } from '../../ui/FieldNotes.tsx';

interface SearchControlProps extends FieldProps {
  options: readonly SearchableOption[];
  value: string;
  onChange: (id: string) => void;
}

export function SearchControl({ options, value, onChange, ...field }: SearchControlProps) {
  const { t } = useTranslation('opinion', { keyPrefix: 'record' });
  const [text, setText] = useState(() => options.find(({ id }) => id === value)?.label ?? '');
  return (
    <ComboBox
      {...field}
      options={options}
      value={{ id: value === '' ? null : value, text }}
      onChange={(chosen) => {
        setText(chosen.text);
        onChange(chosen.id ?? '');
      }}
      toggleLabel={t('showAll')}
      emptyText={t('nothingFound')}
    />
  );
}

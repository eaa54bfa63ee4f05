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
  const labelOf = (id: string | null) => options.find((option) => option.id === id)?.label;
  const [shown, setShown] = useState(() => ({ id: value || null, text: labelOf(value) ?? '' }));
  return (
    <ComboBox
      {...field}
      options={options}
      value={shown}
      onChange={(chosen) => {
        setShown(chosen);
        // Words typed over an earlier choice are not that choice any more.
        onChange(chosen.id !== null && labelOf(chosen.id) === chosen.text ? chosen.id : '');
      }}
      toggleLabel={t('showAll')}
      emptyText={t('nothingFound')}
    />
  );
}

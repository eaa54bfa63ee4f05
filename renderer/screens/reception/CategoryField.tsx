/** What an opinion is about: found by its code or by the words people use for it. */
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { category, categoryCodes } from '../../../shared/categories.ts';
import type { SearchableOption } from '../../ui/ComboBox.tsx';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { FieldAnchor } from './FieldAnchor.tsx';
import type { OpinionPartProps } from './OpinionSection.tsx';

export function CategoryField({ opinion, change, errorOf, anchorOf }: OpinionPartProps) {
  const { t } = useTranslation(['reception', 'common']);
  const options = useMemo<SearchableOption[]>(
    () =>
      categoryCodes.map((id) => ({
        id,
        label: `${id} ${t(`common:category.${id}`)}`,
        detail: t(`categoryHint.${id}`),
      })),
    [t],
  );
  const chosen = options.find(({ id }) => id === opinion.category);
  const [typed, setTyped] = useState(chosen?.label ?? '');
  return (
    <FieldAnchor field={anchorOf('category')}>
      <ComboBox
        label={t('opinion.category')}
        description={t('opinion.categoryHelp')}
        options={options}
        value={{ id: opinion.category, text: typed }}
        onChange={({ id, text }) => {
          setTyped(text);
          change({ category: category.nullable().parse(id) });
        }}
        toggleLabel={t('opinion.categoryToggle')}
        emptyText={t('opinion.categoryEmpty')}
        error={errorOf('category')}
      />
    </FieldAnchor>
  );
}

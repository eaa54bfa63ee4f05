// The fields of a visit in words: their names, and any value they can hold.
import { useTranslation } from 'react-i18next';
import {
  channels,
  placeModes,
  reachModes,
  submitterKinds,
} from '../../../shared/reception/visitActs.ts';
import { useDirectory } from '../../queries/directory.ts';

const isOneOf = <Value extends string>(values: readonly Value[], value: unknown): value is Value =>
  (values as readonly unknown[]).includes(value);

const fieldNames = [
  'channel',
  'placeMode',
  'reachMode',
  'island',
  'place',
  'theme',
  'deputies',
] as const;

interface VisitFieldTexts {
  labelOf: (field: string) => string;
  textOf: (field: string, value: unknown) => string;
}

export function useVisitFieldTexts(): VisitFieldTexts {
  const { t } = useTranslation(['reception', 'common']);
  const { nameOf } = useDirectory();

  function labelOf(field: string): string {
    if (isOneOf(fieldNames, field)) return t(`circumstances.${field}`);
    if (field === 'submitterKind') return t('visit.submitterKind');
    if (field === 'people') return t('visit.people');
    return field === 'residents' ? t('visit.residents') : field;
  }

  function textOf(field: string, value: unknown): string {
    if (field === 'channel' && isOneOf(channels, value)) return t(`common:channel.${value}`);
    if (field === 'placeMode' && isOneOf(placeModes, value)) return t(`common:placeMode.${value}`);
    if (field === 'reachMode' && isOneOf(reachModes, value)) return t(`common:reachMode.${value}`);
    if (field === 'submitterKind' && isOneOf(submitterKinds, value)) {
      return t(`common:submitterKind.${value}`);
    }
    if (Array.isArray(value)) return value.map((id) => nameOf(String(id))).join('、');
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }
  return { labelOf, textOf };
}

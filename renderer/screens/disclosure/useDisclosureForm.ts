// The small form of each act on a disclosure: what it asks, in which words.
import { useTranslation } from 'react-i18next';
import type { DisclosureActKind } from '../../../shared/disclosure/disclosureActs.ts';
import { textLimits } from '../../../shared/text.ts';
import type { DisclosureRecord } from '../../queries/records.ts';
import type { FormField, FormSpec } from '../record/formFields.ts';
import { useToday } from '../record/useToday.ts';

/** `submit` has a dialog of its own, `amend` the editor, `look` its place in the conflict. */
export type DisclosureFormKind = Exclude<DisclosureActKind, 'draft' | 'amend' | 'look' | 'submit'>;

const hardToUndo: readonly DisclosureFormKind[] = ['withdraw', 'discard'];

export function useDisclosureForm(record: DisclosureRecord, kind: DisclosureFormKind): FormSpec {
  const { t } = useTranslation('disclosure');
  const today = useToday();
  return {
    title: t(`act.${kind}.button`),
    lead: t(`act.${kind}.lead`),
    submitLabel: t(`act.${kind}.submit`),
    tone: hardToUndo.includes(kind) ? 'danger' : 'primary',
    fields: fieldsOf(),
  };

  function fieldsOf(): readonly FormField[] {
    switch (kind) {
      case 'sendBack':
      case 'withdraw':
      case 'discard':
        return [
          {
            ...{ kind: 'long', id: 'reason', limit: textLimits.summary, rows: 3, isRequired: true },
            label: t(`act.${kind}.reason`),
          },
        ];
      case 'approve':
        return [
          {
            ...{ kind: 'long', id: 'remark', limit: textLimits.summary, rows: 3 },
            label: t('field.remark'),
            isLeftOutWhenEmpty: true,
          },
        ];
      case 'publish':
        return [];
      case 'note':
        return [
          {
            ...{ kind: 'long', id: 'note', limit: textLimits.words, isRequired: true },
            label: t('field.note'),
          },
        ];
      case 'post':
        return [
          {
            ...{ kind: 'line', id: 'place', limit: textLimits.line, isRequired: true },
            label: t('field.place'),
            description: t('field.placeHelp'),
            initial: t('field.wall'),
          },
          {
            ...{ kind: 'date', id: 'on', isRequired: true, maximum: today, initial: today },
            label: t('field.postedOn'),
          },
        ];
      case 'takeDown':
        return [
          {
            ...{ kind: 'choice', id: 'place', isRequired: true, layout: 'list' },
            label: t('field.whichPaper'),
            options: openPlaces(record).map((place) => ({ id: place, label: place })),
            initial: openPlaces(record)[0] ?? '',
          },
          {
            ...{ kind: 'date', id: 'on', isRequired: true, maximum: today, initial: today },
            label: t('field.takenDownOn'),
          },
        ];
    }
  }
}

/** Places where the paper still hangs. */
export function openPlaces({ view }: DisclosureRecord): string[] {
  const open = view.postings.filter(({ takenDownOn }) => takenDownOn === undefined);
  return [...new Set(open.map(({ place }) => place))];
}

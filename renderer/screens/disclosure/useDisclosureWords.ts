// The words that acts and fields of a disclosure carry, for the timeline and for conflicts.
import { useTranslation } from 'react-i18next';
import type { Act } from '../../../shared/acts.ts';
import { disclosureWorkflow } from '../../../shared/disclosure/disclosure.ts';
import type {
  DisclosureAct,
  DisclosureContent,
} from '../../../shared/disclosure/disclosureActs.ts';
import { disclosureContent } from '../../../shared/disclosure/disclosureActs.ts';
import { formatDay } from '../../i18n/format.ts';

type FieldName = keyof DisclosureContent;
const fieldNames = Object.keys(disclosureContent.shape) as FieldName[];
const isFieldName = (name: string): name is FieldName =>
  (fieldNames as readonly string[]).includes(name);

interface DisclosureWords {
  /** What an act says beyond its kind; undefined when nothing, or when it is of a newer version. */
  detailOf: (act: Act) => string | undefined;
  fieldLabel: (field: string) => string;
  valueText: (field: string, value: unknown) => string;
}

export function useDisclosureWords(): DisclosureWords {
  const { t } = useTranslation('disclosure');
  const { t: common } = useTranslation('common');

  const fieldLabel = (field: string) =>
    isFieldName(field) ? t(`field.${field}`) : t('field.unknown');

  function valueText(field: string, value: unknown): string {
    const { level, topic, opinions } =
      disclosureContent.partial().safeParse({ [field]: value }).data ?? {};
    if (level) return common(`disclosureLevel.${level}`);
    if (topic) return common(`disclosureTopic.${topic}`);
    if (opinions) return t('field.opinionCount', { n: opinions.length });
    return typeof value === 'string' && value !== '' ? value : common('word.none');
  }

  function wordsOf(act: DisclosureAct): (string | undefined)[] {
    switch (act.kind) {
      case 'amend':
        return [Object.keys(act.changes).map(fieldLabel).join(t('page.comma'))];
      case 'submit':
        return [
          act.accepted.length > 0
            ? t('detail.accepted', { words: act.accepted.join(t('page.comma')) })
            : undefined,
        ];
      case 'approve':
        return [act.remark];
      case 'publish':
        return [t('field.versionNumber', { n: act.version }), act.hash];
      case 'post':
      case 'takeDown':
        return [`${act.place} ${formatDay(act.on)}`];
      case 'sendBack':
      case 'withdraw':
      case 'discard':
        return [act.reason];
      case 'note':
        return [act.note];
      case 'draft':
      case 'look':
        return [];
    }
  }

  return {
    fieldLabel,
    valueText,
    detailOf: (act) => {
      if (disclosureWorkflow.malformed(act)) return undefined;
      return (
        wordsOf(act as DisclosureAct)
          .filter(Boolean)
          .join('\n') || undefined
      );
    },
  };
}

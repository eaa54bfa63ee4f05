// The words that acts and fields of an opinion carry, for the timeline and for conflicts.
import { useTranslation } from 'react-i18next';
import type { Act } from '../../../shared/acts.ts';
import { category } from '../../../shared/categories.ts';
import { opinionWorkflow } from '../../../shared/opinion/opinion.ts';
import type { OpinionAct, OpinionContent } from '../../../shared/opinion/opinionActs.ts';
import { opinionContent } from '../../../shared/opinion/opinionActs.ts';
import { formatDay } from '../../i18n/format.ts';
import { useDirectory } from '../../queries/directory.ts';
import type { StatusTone } from '../../ui/StatusTag.tsx';

type FieldName = keyof OpinionContent;
const fieldNames = Object.keys(opinionContent.shape) as FieldName[];
const isFieldName = (name: string): name is FieldName =>
  (fieldNames as readonly string[]).includes(name);

interface OpinionWords {
  /** What an act says beyond its kind; undefined when nothing, or when it is of a newer version. */
  detailOf: (act: Act) => string | undefined;
  fieldLabel: (field: string) => string;
  valueText: (field: string, value: unknown) => string;
}

export function useOpinionWords(): OpinionWords {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  const { nameOf } = useDirectory();

  const fieldLabel = (field: string) =>
    isFieldName(field) ? t(`field.${field}`) : t('field.unknown');

  function valueText(field: string, value: unknown): string {
    const parsed = opinionContent.partial().safeParse({ [field]: value });
    if (!parsed.success) return t('field.unknown');
    const { wish, urgency, replyPreference, consents, confidential } = parsed.data;
    if (wish) return common(`wish.${wish}`);
    if (urgency) return common(`urgency.${urgency}`);
    if (replyPreference) return common(`replyPreference.${replyPreference}`);
    if (parsed.data.category) return common(`category.${category.parse(value)}`);
    if (confidential !== undefined) return common(confidential ? 'button.yes' : 'button.no');
    if (consents) {
      return (['passName', 'publish', 'callBack'] as const)
        .map(
          (name) =>
            `${common(`consent.${name}`)}: ${common(consents[name] ? 'button.yes' : 'button.no')}`,
        )
        .join('\n');
    }
    return typeof value === 'string' && value !== '' ? value : t('field.blank');
  }

  function wordsOf(act: OpinionAct): (string | undefined)[] {
    switch (act.kind) {
      case 'submit':
      case 'triage':
        return [common(`route.${act.route}`), act.explanation];
      case 'accept':
        return [act.countyNumber];
      case 'assign':
        return [
          t('detail.assign', { unit: nameOf(act.unit), due: formatDay(act.due) }),
          act.instruction,
        ];
      case 'extend':
        return [t('detail.extend', { due: formatDay(act.due) }), act.reason];
      case 'progress':
        return [act.progress];
      case 'reply':
        return [act.reply];
      case 'note':
        return [act.note];
      case 'tellResident':
        return [common(`tellChannel.${act.channel}`), act.told];
      case 'rate':
        return [common(`rating.${act.rating}`), act.remark];
      case 'lookBack':
        return [common(`lookBackFinding.${act.finding}`), act.remark];
      case 'amend':
        return [Object.keys(act.changes).map(fieldLabel).join(t('detail.comma'))];
      case 'suspend':
        return [act.reason, act.until && t('detail.until', { until: formatDay(act.until) })];
      case 'attach':
        return [act.caption];
      case 'archive':
      case 'resume':
        return [act.remark];
      case 'requestSupplement':
      case 'returnAssignment':
      case 'escalate':
      case 'reopen':
      case 'withdraw':
      case 'void':
      case 'seal':
        return [act.reason];
      case 'register':
      case 'look':
      case 'takeOn':
      case 'detach':
        return [];
    }
  }

  return {
    fieldLabel,
    valueText,
    detailOf: (act) => {
      if (opinionWorkflow.malformed(act)) return undefined;
      return (
        wordsOf(act as OpinionAct)
          .filter(Boolean)
          .join('\n') || undefined
      );
    },
  };
}

const toneByKind: Readonly<Record<string, StatusTone>> = {
  register: 'progress',
  triage: 'progress',
  accept: 'progress',
  assign: 'progress',
  takeOn: 'progress',
  progress: 'progress',
  reply: 'delivered',
  tellResident: 'delivered',
  rate: 'delivered',
  archive: 'done',
  lookBack: 'done',
  returnAssignment: 'overdue',
  requestSupplement: 'overdue',
  escalate: 'overdue',
  extend: 'waiting',
  suspend: 'waiting',
};

export function opinionActTone(kind: string): StatusTone {
  return toneByKind[kind] ?? 'neutral';
}

// The small form of each act on an opinion: what it asks, in which words.
import { useTranslation } from 'react-i18next';
import { addDays } from '../../../shared/calendar.ts';
import { dueDate } from '../../../shared/clocks.ts';
import {
  lookBackFindings,
  ratings,
  routes,
  tellChannels,
} from '../../../shared/opinion/opinionActs.ts';
import { textLimits } from '../../../shared/text.ts';
import { useDirectory } from '../../queries/directory.ts';
import { useOpinions } from '../../queries/opinions.ts';
import type { OpinionRecord } from '../../queries/records.ts';
import type { FormField, FormSpec, FormValues } from '../record/formFields.ts';
import { useToday } from '../record/useToday.ts';
import type { OfferedKind } from './opinionChoices.ts';

export type FormKind = Exclude<OfferedKind, 'amend'>;

const hardToUndo: readonly FormKind[] = ['void', 'withdraw', 'seal', 'returnAssignment'];
const speaks = ({ route }: FormValues) => route === 'onSpot' || route === 'notAccepted';

export function useOpinionForm(record: OpinionRecord, kind: FormKind): FormSpec {
  const { t } = useTranslation('opinion');
  return {
    title: t(`act.${kind}.button`),
    lead: t(`act.${kind}.lead`),
    submitLabel: t(`act.${kind}.submit`),
    isWide: kind === 'triage' || kind === 'submit',
    tone: hardToUndo.includes(kind) ? 'danger' : 'primary',
    fields: useOpinionFields(record, kind),
  };
}

function useOpinionFields(record: OpinionRecord, kind: FormKind): readonly FormField[] {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  const { units } = useDirectory();
  const routing = useRoutingFields(record);
  const today = useToday();
  const summary = textLimits.summary;
  const reason = (): FormField => ({
    ...{ kind: 'long', id: 'reason', limit: summary, rows: 3, isRequired: true },
    label: t('field.reason'),
  });
  const remark = (): FormField => ({
    ...{ kind: 'long', id: 'remark', limit: summary, rows: 3 },
    label: t('field.remark'),
  });
  switch (kind) {
    case 'submit':
    case 'triage':
      return routing;
    case 'requestSupplement':
    case 'returnAssignment':
    case 'escalate':
    case 'reopen':
    case 'withdraw':
    case 'void':
    case 'seal':
      return [{ ...reason(), description: t(`act.${kind}.help`) }];
    case 'accept':
      return [
        {
          ...{ kind: 'line', id: 'countyNumber', limit: 40, isLeftOutWhenEmpty: true },
          label: t('field.countyNumber'),
        },
      ];
    case 'assign':
      return [
        {
          ...{ kind: 'search', id: 'unit', isRequired: true },
          label: t('field.unit'),
          options: units.map(({ id, name }) => ({ id, label: name })),
        },
        {
          ...{ kind: 'date', id: 'due', isRequired: true, minimum: today },
          label: t('field.due'),
          description: t('field.dueHelp'),
          initial: dueDate('unitReply', today),
        },
        {
          ...{ kind: 'long', id: 'instruction', limit: summary, rows: 3 },
          label: t('field.instruction'),
        },
      ];
    case 'takeOn':
      return [];
    case 'progress':
    case 'reply':
    case 'note':
      return [
        {
          ...{ kind: 'long', id: kind, limit: textLimits.words, rows: 6, isRequired: true },
          label: t(`field.${kind}`),
          description: t(`act.${kind}.help`),
        },
      ];
    case 'extend':
      return [
        {
          ...{ kind: 'date', id: 'due', isRequired: true, minimum: today },
          label: t('field.newDue'),
          initial: addDays(record.view.due ?? today, 15),
        },
        { ...reason(), description: t('act.extend.help') },
      ];
    case 'tellResident':
      return [
        {
          ...{ kind: 'choice', id: 'channel', isRequired: true },
          label: t('field.channel'),
          options: tellChannels.map((id) => ({ id, label: common(`tellChannel.${id}`) })),
          initial: channelFor(record),
        },
        {
          ...{ kind: 'long', id: 'told', limit: textLimits.words, rows: 5, isRequired: true },
          label: t('field.told'),
          description: t('act.tellResident.help'),
          initial: record.view.reply,
        },
      ];
    case 'rate':
      return [
        {
          ...{ kind: 'choice', id: 'rating', isRequired: true },
          label: t('field.rating'),
          options: ratings.map((id) => ({ id, label: common(`rating.${id}`) })),
        },
        remark(),
      ];
    case 'lookBack':
      return [
        {
          ...{ kind: 'choice', id: 'finding', isRequired: true },
          label: t('field.finding'),
          options: lookBackFindings.map((id) => ({ id, label: common(`lookBackFinding.${id}`) })),
        },
        remark(),
      ];
    case 'suspend':
      return [
        { ...reason(), description: t('act.suspend.help') },
        {
          ...{ kind: 'date', id: 'until', minimum: today, isLeftOutWhenEmpty: true },
          label: t('field.until'),
        },
      ];
    case 'archive':
    case 'resume':
      return [{ ...remark(), isLeftOutWhenEmpty: true }];
  }
}

/** What the resident asked for at the desk is the first choice. */
function channelFor(record: OpinionRecord): string {
  const wanted = record.view.content?.replyPreference;
  return wanted === 'phone' || wanted === 'visit' || wanted === 'post' ? wanted : 'station';
}

function useRoutingFields(record: OpinionRecord): readonly FormField[] {
  const { t } = useTranslation('opinion');
  const { t: common } = useTranslation('common');
  const others = useOpinions().filter(
    ({ document, view }) => document.id !== record.document.id && !view.content?.confidential,
  );
  return [
    {
      ...{ kind: 'choice', id: 'route', isRequired: true, layout: 'list' },
      label: t('field.route'),
      options: routes.map((id) => ({
        id,
        label: common(`route.${id}`),
        detail: t(`routeHelp.${id}`),
      })),
      initial: record.view.route ?? 'county',
    },
    {
      ...{ kind: 'search', id: 'mergedInto', isRequired: true, isLeftOutWhenEmpty: true },
      label: t('field.mergedInto'),
      description: t('field.mergedIntoHelp'),
      options: others.map(({ document, view }) => ({
        id: document.id,
        label: `${document.number} ${view.content?.summary ?? ''}`.slice(0, 60),
      })),
      isShown: ({ route }) => route === 'merged',
      ...(record.view.mergedInto ? { initial: record.view.mergedInto } : {}),
    },
    {
      ...{ kind: 'long', id: 'explanation', limit: textLimits.words, rows: 4, isRequired: true },
      label: t('field.answer'),
      description: t('field.answerHelp'),
      initial: record.view.explanation,
      isShown: speaks,
    },
    {
      ...{ kind: 'long', id: 'explanation', limit: textLimits.words, rows: 3 },
      label: t('field.explanation'),
      initial: record.view.explanation,
      isShown: (values) => !speaks(values),
    },
  ];
}

// Checks the desk's form with the very schemas the county uses, and says which field each problem belongs to.
import type { z } from 'zod';
import { opinionContent } from '../../../shared/opinion/opinionActs.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import { isProblemCode } from '../../../shared/problems.ts';
import { visitContent } from '../../../shared/reception/visitActs.ts';
import { textLimits, textProblem } from '../../../shared/text.ts';
import type { ResidentEntered } from '../../actions/visitEntry.ts';
import { wallClockAt } from './stationClock.ts';
import type { OpinionForm, VisitForm } from './visitForm.ts';
import { needsExplanation, residentsToKeep, speaksForOrganisation } from './visitForm.ts';

/** Fields whose emptiness has a sentence of its own (`reception:mistake.…`). */
export type MissingField =
  | 'name'
  | 'contactName'
  | 'organisation'
  | 'island'
  | 'people'
  | 'words'
  | 'summary'
  | 'category'
  | 'explanation'
  | 'mergedInto'
  | 'startedAt'
  | 'startedAtFuture';

export interface Mistake {
  /** Path of the field on the page, such as `opinions.0.words`. */
  field: string;
  /** Set when the field stands in an opinion, counted from 1. */
  opinion?: number;
  reason: { missing: MissingField } | { problem: ProblemCode };
}

const visitFields = visitContent.omit({ residents: true, people: true });
const opinionFields = opinionContent.omit({ category: true });

const missingByField: Readonly<Record<string, MissingField>> = {
  island: 'island',
  words: 'words',
  summary: 'summary',
};

function reasonOf(field: string, message: string): Mistake['reason'] {
  const missing = message === 'text.missing' ? missingByField[field] : undefined;
  if (missing) return { missing };
  return { problem: isProblemCode(message) ? message : 'act.malformed' };
}

/** One mistake per field: the first thing that is wrong with it. */
function mistakesOf(
  schema: z.ZodType,
  value: unknown,
): { field: string; reason: Mistake['reason'] }[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  const byField = new Map<string, Mistake['reason']>();
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? '');
    if (!byField.has(field)) byField.set(field, reasonOf(field, issue.message));
  }
  return [...byField].map(([field, reason]) => ({ field, reason }));
}

function startMistakes(form: VisitForm, nowMs: number): Mistake[] {
  const missing: MissingField | undefined =
    form.startedAt === null
      ? 'startedAt'
      : form.startedAt > wallClockAt(nowMs)
        ? 'startedAtFuture'
        : undefined;
  return missing ? [{ field: 'startedAt', reason: { missing } }] : [];
}

function residentMistakes(form: VisitForm, resident: ResidentEntered, index: number): Mistake[] {
  const mistakes: Mistake[] = [];
  const at = (name: string) => `residents.${index}.${name}`;
  const isSpokesperson = speaksForOrganisation(form.submitterKind);
  if (isSpokesperson && !resident.organisation?.trim()) {
    mistakes.push({ field: at('organisation'), reason: { missing: 'organisation' } });
  }
  if (!resident.name?.trim()) {
    const missing = isSpokesperson ? 'contactName' : 'name';
    mistakes.push({ field: at('name'), reason: { missing } });
  }
  for (const [name, value] of Object.entries(resident)) {
    const problem = textProblem(value, textLimits.line);
    if (problem) mistakes.push({ field: at(name), reason: { problem } });
  }
  return mistakes;
}

function opinionMistakes(opinion: OpinionForm, index: number): Mistake[] {
  const found = mistakesOf(opinionFields, opinion);
  if (opinion.category === null) found.push({ field: 'category', reason: { missing: 'category' } });
  const explanation = textProblem(opinion.explanation, textLimits.words);
  if (explanation) found.push({ field: 'explanation', reason: { problem: explanation } });
  if (needsExplanation(opinion.route) && opinion.explanation.trim() === '') {
    found.push({ field: 'explanation', reason: { missing: 'explanation' } });
  }
  if (opinion.route === 'merged' && opinion.mergedInto === null) {
    found.push({ field: 'mergedInto', reason: { missing: 'mergedInto' } });
  }
  const inOrder = ['words', 'summary', 'category'];
  const rank = (field: string) =>
    inOrder.includes(field) ? inOrder.indexOf(field) : inOrder.length;
  return found
    .toSorted((a, b) => rank(a.field) - rank(b.field))
    .map(({ field, reason }) => ({
      field: `opinions.${index}.${field}`,
      opinion: index + 1,
      reason,
    }));
}

/** Everything that keeps the form from being registered, in the order of the page. */
export function mistakesInVisit(form: VisitForm, nowMs: number): Mistake[] {
  const isGroup = form.submitterKind === 'group';
  const lacksPeople = isGroup && (form.people === null || form.people < form.residents.length);
  return [
    ...residentsToKeep(form).flatMap((resident, index) => residentMistakes(form, resident, index)),
    ...(lacksPeople ? [{ field: 'people', reason: { missing: 'people' as const } }] : []),
    ...startMistakes(form, nowMs),
    ...mistakesOf(visitFields, form),
    ...form.opinions.flatMap(opinionMistakes),
  ];
}

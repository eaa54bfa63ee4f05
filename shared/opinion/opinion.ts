// An opinion (意见) as people see it: the fold of its acts, and the document that travels.
import { z } from 'zod';
import { malformedBy } from '../actKinds.ts';
import type { Act } from '../acts.ts';
import { act, mergeActs } from '../acts.ts';
import type { LocalDate } from '../calendar.ts';
import { localDateAt } from '../calendar.ts';
import { dueDate } from '../clocks.ts';
import type { Conflict } from '../conflicts.ts';
import { openConflicts } from '../conflicts.ts';
import { officeId, recordId } from '../ids.ts';
import type { AttachedPhoto } from '../photos/photo.ts';
import { withoutPhoto, withPhoto } from '../photos/photo.ts';
import { stampTime } from '../stamp.ts';
import type { Folded, Workflow } from '../workflow.ts';
import { foldActs } from '../workflow.ts';
import type {
  OpinionAct,
  OpinionActKind,
  OpinionContent,
  OpinionRoute,
  Rating,
} from './opinionActs.ts';
import { opinionActs } from './opinionActs.ts';
import type { OpinionStatus } from './opinionSteps.ts';
import { opinionStatuses, opinionSteps } from './opinionSteps.ts';

export interface OpinionView {
  status: OpinionStatus;
  number: string;
  station: string;
  visit: string;
  deputies: readonly string[];
  heardAt: string;
  content: OpinionContent | undefined;
  route: OpinionRoute | undefined;
  explanation: string;
  mergedInto: string | undefined;
  countyNumber: string | undefined;
  /** The unit or station that has the matter in hand. */
  holder: string | undefined;
  assignedAt: string | undefined;
  due: LocalDate | undefined;
  instruction: string;
  reply: string;
  rating: Rating | undefined;
  /** 1 until the resident is dissatisfied, then 2. */
  round: 1 | 2;
  suspendedFrom: OpinionStatus | undefined;
  photos: readonly AttachedPhoto[];
}

const blank: OpinionView = {
  status: 'draft',
  number: '',
  station: '',
  visit: '',
  deputies: [],
  heardAt: '',
  content: undefined,
  route: undefined,
  explanation: '',
  mergedInto: undefined,
  countyNumber: undefined,
  holder: undefined,
  assignedAt: undefined,
  due: undefined,
  instruction: '',
  reply: '',
  rating: undefined,
  round: 1,
  suspendedFrom: undefined,
  photos: [],
};

/** Who answered on the spot is who must answer again when the resident is dissatisfied. [OP11] */
const keptByStation: readonly OpinionRoute[] = ['onSpot', 'village', 'township', 'microProject'];

function applyRouting(view: OpinionView, routing: OpinionAct & { kind: 'triage' }): OpinionView {
  return {
    ...view,
    route: routing.route,
    explanation: routing.explanation,
    mergedInto: routing.mergedInto,
    reply: routing.route === 'onSpot' ? routing.explanation : view.reply,
    holder: keptByStation.includes(routing.route) ? view.station : view.holder,
  };
}

/** The first dissatisfaction starts the clock of the second reply. [OP12] */
function applyRating(view: OpinionView, rated: OpinionAct & { kind: 'rate' }): OpinionView {
  if (rated.rating !== 'dissatisfied') return { ...view, rating: rated.rating };
  const redoDue = dueDate('redo', localDateAt(stampTime(rated.at)));
  return { ...view, rating: rated.rating, round: 2, due: view.round === 1 ? redoDue : view.due };
}

function applyOpinionAct(view: OpinionView, done: OpinionAct): OpinionView {
  switch (done.kind) {
    case 'register': {
      const { number, station, visit, deputies, heardAt } = done;
      const content = opinionContentOf(done);
      return { ...view, number, station, visit, deputies, heardAt, content };
    }
    case 'amend':
      return view.content
        ? { ...view, content: { ...view.content, ...(done.changes as Partial<OpinionContent>) } }
        : view;
    case 'submit':
      return {
        ...view,
        route: done.route,
        explanation: done.explanation,
        mergedInto: done.mergedInto,
      };
    case 'triage':
      return applyRouting(view, done);
    case 'accept':
      return { ...view, countyNumber: done.countyNumber };
    case 'assign':
      return {
        ...view,
        holder: done.unit,
        due: done.due,
        instruction: done.instruction,
        assignedAt: done.at,
      };
    case 'returnAssignment':
      return { ...view, holder: undefined, due: undefined };
    case 'extend':
      return { ...view, due: done.due };
    case 'reply':
      return { ...view, reply: done.reply };
    case 'rate':
      return applyRating(view, done);
    case 'reopen':
      return { ...view, rating: undefined, due: undefined };
    case 'suspend':
      return { ...view, suspendedFrom: view.status };
    case 'resume':
      return { ...view, suspendedFrom: undefined };
    case 'seal':
      return view.content ? { ...view, content: { ...view.content, confidential: true } } : view;
    case 'attach':
      return { ...view, photos: withPhoto(view.photos, done) };
    case 'detach':
      return { ...view, photos: withoutPhoto(view.photos, done) };
    default:
      return view;
  }
}

function opinionContentOf(registered: OpinionAct & { kind: 'register' }): OpinionContent {
  const { words, summary, category, place, wish, urgency } = registered;
  const { raisedBefore, replyPreference, consents, confidential } = registered;
  return {
    ...{ words, summary, category, place, wish, urgency },
    ...{ raisedBefore, replyPreference, consents, confidential },
  };
}

const wellFormed = malformedBy(opinionActs);

/** Some routes need words or a target; the schema of one act can't say that. [OP5] */
function malformedOpinionAct(candidate: Act) {
  const problem = wellFormed(candidate);
  if (problem) return problem;
  const done = candidate as OpinionAct;
  if (done.kind !== 'triage' && done.kind !== 'submit') return undefined;
  if (done.route === 'merged' && !done.mergedInto) return 'opinion.routeNeedsTarget' as const;
  const speaks = done.route === 'onSpot' || done.route === 'notAccepted';
  if (speaks && done.explanation.trim() === '') return 'opinion.routeNeedsText' as const;
  return undefined;
}

export const opinionWorkflow: Workflow<OpinionStatus, OpinionActKind, OpinionAct, OpinionView> = {
  steps: opinionSteps,
  blank,
  malformed: malformedOpinionAct,
  apply: applyOpinionAct,
};

export function foldOpinion(acts: readonly Act[]): Folded<OpinionView> {
  return foldActs(opinionWorkflow, acts);
}

/** The record that is stored and travels. All beside `acts` is recomputed from them, never trusted. [FO5] */
export const opinionDocument = z.object({
  id: recordId,
  station: officeId,
  acts: z.array(act).max(2_000),
  number: z.string().max(40),
  status: z.enum(opinionStatuses),
  category: z.string().max(2),
  visit: z.string().max(36),
  holder: z.string().max(36),
  due: z.string().max(10),
  heardAt: z.string().max(30),
  lastAt: z.string().max(28),
});
export type OpinionDocument = z.infer<typeof opinionDocument>;

/** The document of one opinion; `station` is where the record was made. */
export function composeOpinion(id: string, station: string, acts: readonly Act[]): OpinionDocument {
  const ordered = mergeActs(acts, []);
  const { view } = foldOpinion(ordered);
  return {
    id,
    station,
    acts: ordered,
    number: view.number,
    status: view.status,
    category: view.content?.category ?? '',
    visit: view.visit,
    holder: view.holder ?? '',
    due: view.due ?? '',
    heardAt: view.heardAt,
    lastAt: ordered.at(-1)?.at ?? '',
  };
}

export function opinionConflicts(acts: readonly Act[]): Conflict[] {
  const { refused } = foldOpinion(acts);
  return openConflicts(acts.filter((candidate) => !refused.has(candidate.id)));
}

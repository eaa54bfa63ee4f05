// A reception visit (接待) as people see it: the fold of its acts, and the document that travels.
import { z } from 'zod';
import { malformedBy } from '../actKinds.ts';
import type { Act } from '../acts.ts';
import { act, mergeActs } from '../acts.ts';
import type { Conflict } from '../conflicts.ts';
import { openConflicts } from '../conflicts.ts';
import { officeId, recordId } from '../ids.ts';
import type { AttachedPhoto } from '../photos/photo.ts';
import { withoutPhoto, withPhoto } from '../photos/photo.ts';
import type { Folded, Workflow } from '../workflow.ts';
import { foldActs } from '../workflow.ts';
import type { VisitAct, VisitActKind, VisitContent } from './visitActs.ts';
import { visitActs } from './visitActs.ts';
import type { VisitStatus } from './visitSteps.ts';
import { visitStatuses, visitSteps } from './visitSteps.ts';

export interface VisitView {
  status: VisitStatus;
  number: string;
  station: string;
  startedAt: string;
  endedAt: string;
  content: VisitContent | undefined;
  photos: readonly AttachedPhoto[];
}

const blank: VisitView = {
  status: 'draft',
  number: '',
  station: '',
  startedAt: '',
  endedAt: '',
  content: undefined,
  photos: [],
};

function visitContentOf(registered: VisitAct & { kind: 'register' }): VisitContent {
  const { channel, placeMode, reachMode, island, place } = registered;
  const { submitterKind, residents, people, deputies, theme } = registered;
  return {
    ...{ channel, placeMode, reachMode, island, place },
    ...{ submitterKind, residents, people, deputies, theme },
  };
}

function applyVisitAct(view: VisitView, done: VisitAct): VisitView {
  if (done.kind === 'register') {
    const { number, station, startedAt, endedAt } = done;
    return { ...view, number, station, startedAt, endedAt, content: visitContentOf(done) };
  }
  if (done.kind === 'amend' && view.content) {
    return { ...view, content: { ...view.content, ...(done.changes as Partial<VisitContent>) } };
  }
  if (done.kind === 'attach') return { ...view, photos: withPhoto(view.photos, done) };
  if (done.kind === 'detach') return { ...view, photos: withoutPhoto(view.photos, done) };
  return view;
}

export const visitWorkflow: Workflow<VisitStatus, VisitActKind, VisitAct, VisitView> = {
  steps: visitSteps,
  blank,
  malformed: malformedBy(visitActs),
  apply: applyVisitAct,
};

export function foldVisit(acts: readonly Act[]): Folded<VisitView> {
  return foldActs(visitWorkflow, acts);
}

/** The record that is stored and travels. All beside `acts` is recomputed from them, never trusted. [FO5] */
export const visitDocument = z.object({
  id: recordId,
  station: officeId,
  acts: z.array(act).max(500),
  number: z.string().max(40),
  status: z.enum(visitStatuses),
  startedAt: z.string().max(30),
  lastAt: z.string().max(28),
});
export type VisitDocument = z.infer<typeof visitDocument>;

export function composeVisit(id: string, station: string, acts: readonly Act[]): VisitDocument {
  const ordered = mergeActs(acts, []);
  const { view } = foldVisit(ordered);
  return {
    id,
    station,
    acts: ordered,
    number: view.number,
    status: view.status,
    startedAt: view.startedAt,
    lastAt: ordered.at(-1)?.at ?? '',
  };
}

export function visitConflicts(acts: readonly Act[]): Conflict[] {
  const { refused } = foldVisit(acts);
  return openConflicts(acts.filter((candidate) => !refused.has(candidate.id)));
}

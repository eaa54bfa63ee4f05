// A disclosure (公开) as people see it: the fold of its acts, and the document that travels.
import { z } from 'zod';
import { malformedBy } from '../actKinds.ts';
import type { Act } from '../acts.ts';
import { act, mergeActs } from '../acts.ts';
import type { LocalDate } from '../calendar.ts';
import type { Conflict } from '../conflicts.ts';
import { openConflicts } from '../conflicts.ts';
import { officeId, recordId } from '../ids.ts';
import type { Folded, Workflow } from '../workflow.ts';
import { foldActs } from '../workflow.ts';
import type { DisclosureAct, DisclosureActKind, DisclosureContent } from './disclosureActs.ts';
import { disclosureActs } from './disclosureActs.ts';
import type { DisclosureStatus } from './disclosureSteps.ts';
import { disclosureStatuses, disclosureSteps } from './disclosureSteps.ts';

export interface Posting {
  place: string;
  on: LocalDate;
  takenDownOn: LocalDate | undefined;
}

export interface DisclosureView {
  status: DisclosureStatus;
  number: string;
  station: string;
  corrects: string | undefined;
  content: DisclosureContent | undefined;
  /** Everybody who wrote or changed the text since it was begun. */
  authors: readonly string[];
  approvedBy: string | undefined;
  publishedAt: string | undefined;
  version: number;
  hash: string;
  postings: readonly Posting[];
  withdrawnBecause: string;
}

const blank: DisclosureView = {
  status: 'blank',
  number: '',
  station: '',
  corrects: undefined,
  content: undefined,
  authors: [],
  approvedBy: undefined,
  publishedAt: undefined,
  version: 0,
  hash: '',
  postings: [],
  withdrawnBecause: '',
};

function takeDown(postings: readonly Posting[], place: string, on: LocalDate): Posting[] {
  return postings.map((posting) =>
    posting.place === place && !posting.takenDownOn ? { ...posting, takenDownOn: on } : posting,
  );
}

function withAuthor(view: DisclosureView, person: string): readonly string[] {
  return view.authors.includes(person) ? view.authors : [...view.authors, person];
}

function applyDisclosureAct(view: DisclosureView, done: DisclosureAct): DisclosureView {
  switch (done.kind) {
    case 'draft': {
      const { number, station, corrects, title, body, level, topic, opinions } = done;
      const content = { title, body, level, topic, opinions };
      return { ...view, number, station, corrects, content, authors: [done.by] };
    }
    case 'amend': {
      if (!view.content) return view;
      const content = { ...view.content, ...(done.changes as Partial<DisclosureContent>) };
      return { ...view, content, authors: withAuthor(view, done.by), approvedBy: undefined };
    }
    case 'approve':
      return { ...view, approvedBy: done.by };
    case 'sendBack':
      return { ...view, approvedBy: undefined };
    case 'publish':
      return { ...view, version: done.version, hash: done.hash, publishedAt: done.at };
    case 'post':
      return {
        ...view,
        postings: [...view.postings, { place: done.place, on: done.on, takenDownOn: undefined }],
      };
    case 'takeDown':
      return { ...view, postings: takeDown(view.postings, done.place, done.on) };
    case 'withdraw':
      return { ...view, withdrawnBecause: done.reason };
    default:
      return view;
  }
}

export const disclosureWorkflow: Workflow<
  DisclosureStatus,
  DisclosureActKind,
  DisclosureAct,
  DisclosureView
> = {
  steps: disclosureSteps,
  blank,
  malformed: malformedBy(disclosureActs),
  apply: applyDisclosureAct,
};

export function foldDisclosure(acts: readonly Act[]): Folded<DisclosureView> {
  return foldActs(disclosureWorkflow, acts);
}

/** The record that is stored and travels. All beside `acts` is recomputed from them, never trusted. [FO5] */
export const disclosureDocument = z.object({
  id: recordId,
  station: officeId,
  acts: z.array(act).max(500),
  number: z.string().max(40),
  status: z.enum(disclosureStatuses),
  level: z.string().max(20),
  lastAt: z.string().max(28),
});
export type DisclosureDocument = z.infer<typeof disclosureDocument>;

export function composeDisclosure(
  id: string,
  station: string,
  acts: readonly Act[],
): DisclosureDocument {
  const ordered = mergeActs(acts, []);
  const { view } = foldDisclosure(ordered);
  return {
    id,
    station,
    acts: ordered,
    number: view.number,
    status: view.status,
    level: view.content?.level ?? '',
    lastAt: ordered.at(-1)?.at ?? '',
  };
}

export function disclosureConflicts(acts: readonly Act[]): Conflict[] {
  const { refused } = foldDisclosure(acts);
  return openConflicts(acts.filter((candidate) => !refused.has(candidate.id)));
}

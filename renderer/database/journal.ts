// The journal: what belongs to this PC only and never travels. Drafts, problems of the sync, marks.
import type { OpinionContent, OpinionRoute } from '../../shared/opinion/opinionActs.ts';
import type { PhotoFacts } from '../../shared/photos/photo.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { ResidentValues } from '../../shared/reception/resident.ts';
import type { VisitContent } from '../../shared/reception/visitActs.ts';
import type { SyncedCollection } from '../../shared/records.ts';

export type JournalKind = 'draft' | 'problem' | 'mark';

/** `at`: ISO time by this PC's clock. */
export interface JournalDocument {
  id: string;
  kind: JournalKind;
  at: string;
  data: object;
}

/** What the recorder proposes for one opinion; the head decides. */
export interface Proposal {
  route: OpinionRoute;
  explanation: string;
  mergedInto?: string;
}

/** A photo of a draft: its bytes are kept already, and the `attach` act is made when the visit is registered. */
export type DraftPhoto = PhotoFacts;

export interface DraftOpinion {
  /** Given with the first photo, which belongs to the opinion from then on. */
  id?: string;
  photos?: readonly DraftPhoto[];
  content: Partial<OpinionContent>;
  proposal?: Proposal;
}

/** A reception that is being written down and not yet registered; anything may be missing. */
export interface DraftContent {
  id: string;
  /** ISO time at which the page was opened. */
  startedAt: string;
  visit: Partial<Omit<VisitContent, 'residents'>>;
  residents: readonly ResidentValues[];
  opinions: readonly DraftOpinion[];
  photos?: readonly DraftPhoto[];
}

export interface VisitDraft extends DraftContent {
  /** ISO time of the last save, and who wrote it. */
  at: string;
  by: string;
}

/** Why a record could not travel, or why one that arrived was set aside. */
export interface SyncProblem {
  collection: SyncedCollection;
  record: string;
  code: ProblemCode;
  direction: 'push' | 'pull';
}

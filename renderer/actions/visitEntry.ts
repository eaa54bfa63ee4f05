// What the reception desk hands over when a visit is registered.
import type { OpinionContent } from '../../shared/opinion/opinionActs.ts';
import type { PhotoFacts } from '../../shared/photos/photo.ts';
import type { ResidentValues } from '../../shared/reception/resident.ts';
import type { VisitContent } from '../../shared/reception/visitActs.ts';
import type { Proposal } from '../database/journal.ts';

export interface VisitEntry {
  visit: Omit<VisitContent, 'residents'>;
  /** ISO times. */
  startedAt: string;
  endedAt: string;
  /** None for an anonymous visit, at most five. */
  residents: readonly ResidentEntered[];
  /** At least one. */
  opinions: readonly OpinionContent[];
  /** Parallel to `opinions`. Not handed to the head: the explanation is kept as a note. */
  proposals: readonly Proposal[];
  /** Of the visit itself; their bytes are kept already. */
  photos?: readonly PhotoFacts[];
  /** Parallel to `opinions`. */
  attached?: readonly OpinionAttachments[];
  /** Hand the opinions to the head at once. */
  submit: boolean;
  /** The draft this came from (its id becomes the visit's): registering it twice gives the same visit. */
  draft?: string;
}

/** Photos taken at the desk belong to an opinion that has its id before it is registered. */
export interface OpinionAttachments {
  id: string | undefined;
  photos: readonly PhotoFacts[];
}

/** `id`: the resident is known at this station already. */
export type ResidentEntered = ResidentValues & { id?: string };

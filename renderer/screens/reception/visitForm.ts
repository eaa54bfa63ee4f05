// What the reception desk holds while a resident is speaking: every field may still be empty or half typed.
import type { Category } from '../../../shared/categories.ts';
import { restrictedCategory } from '../../../shared/categories.ts';
import type { OpinionContent, OpinionRoute } from '../../../shared/opinion/opinionActs.ts';
import type { PhotoFacts } from '../../../shared/photos/photo.ts';
import type { SubmitterKind, VisitContent } from '../../../shared/reception/visitActs.ts';
import type { ResidentEntered } from '../../actions/visitEntry.ts';

export interface OpinionForm extends Omit<OpinionContent, 'category'> {
  /** Keeps a block of fields the same block when another is removed. */
  key: string;
  /** Given with the first photo. */
  id: string | null;
  photos: readonly PhotoFacts[];
  category: Category | null;
  route: OpinionRoute;
  explanation: string;
  mergedInto: string | null;
}

export interface VisitForm extends Omit<VisitContent, 'residents' | 'people'> {
  /** Wall clock of the station: `2026-03-05T09:30`; null while half typed. */
  startedAt: string | null;
  people: number | null;
  residents: ResidentEntered[];
  photos: readonly PhotoFacts[];
  opinions: OpinionForm[];
}

export function blankOpinion(key: string): OpinionForm {
  return {
    key,
    id: null,
    photos: [],
    words: '',
    summary: '',
    category: null,
    place: '',
    wish: 'resolve',
    urgency: 'normal',
    raisedBefore: '',
    replyPreference: 'phone',
    consents: { passName: false, publish: false, callBack: false },
    confidential: false,
    route: 'county',
    explanation: '',
    mergedInto: null,
  };
}

/** A walk-in at the station's own desk: what nine visits in ten are. */
export function blankVisit(island: string, startedAt: string): VisitForm {
  return {
    startedAt,
    channel: 'walkIn',
    placeMode: 'inside',
    reachMode: 'fixed',
    island,
    place: '',
    submitterKind: 'person',
    people: 1,
    deputies: [],
    theme: '',
    residents: [{}],
    photos: [],
    opinions: [blankOpinion('1')],
  };
}

/** Whether anything was entered that would be a pity to lose. */
export function isWorthKeeping(form: VisitForm, blank: VisitForm): boolean {
  const entered = (value: VisitForm) => JSON.stringify({ ...value, startedAt: null });
  return entered(form) !== entered(blank);
}

/** Kinds of visit in which an organisation speaks through a person. */
export function speaksForOrganisation(kind: SubmitterKind): boolean {
  return kind === 'legalPerson' || kind === 'organisation';
}

/** Who is written down: nobody for an anonymous visit, several only for a group. */
export function residentsToKeep(form: VisitForm): ResidentEntered[] {
  if (form.submitterKind === 'anonymous') return [];
  return form.submitterKind === 'group' ? form.residents : form.residents.slice(0, 1);
}

export function asksForConfidence(opinion: OpinionForm): boolean {
  return opinion.category === restrictedCategory && !opinion.confidential;
}

/** Routes which are nothing without words: the answer given, or who is competent. */
export function needsExplanation(route: OpinionRoute): boolean {
  return route === 'onSpot' || route === 'notAccepted';
}

/** The first sentence of what was said, for a summary of a short matter. */
export function firstSentence(words: string): string {
  const sentence = /^[^。！？!?\n]*[。！？!?]?/u.exec(words.trim())?.[0] ?? '';
  return sentence.slice(0, 100).trim();
}

// The form as a draft that can be kept, and back; whatever a draft lacks is filled from a blank form.
import type { DraftContent, DraftOpinion } from '../../database/journal.ts';
import { isoOfWallClock, wallClockAt } from './stationClock.ts';
import type { OpinionForm, VisitForm } from './visitForm.ts';
import { blankOpinion } from './visitForm.ts';

function draftOpinionOf(opinion: OpinionForm): DraftOpinion {
  const { key: _key, id, photos, category, route, explanation, mergedInto, ...content } = opinion;
  return {
    ...(id === null ? {} : { id, photos }),
    content: { ...content, ...(category ? { category } : {}) },
    proposal: { route, explanation, ...(mergedInto ? { mergedInto } : {}) },
  };
}

/** `openedAt` stands in for a start that is half typed. */
export function draftOfForm(id: string, form: VisitForm, openedAt: string): DraftContent {
  const { startedAt, people, residents, photos, opinions, ...visit } = form;
  return {
    id,
    startedAt: startedAt === null ? openedAt : isoOfWallClock(startedAt),
    visit: { ...visit, ...(people === null ? {} : { people }) },
    residents,
    opinions: opinions.map(draftOpinionOf),
    photos,
  };
}

function opinionFormOf(
  { id, photos, content, proposal }: DraftOpinion,
  index: number,
): OpinionForm {
  return {
    ...blankOpinion(String(index + 1)),
    ...content,
    id: id ?? null,
    photos: photos ?? [],
    ...(proposal ? { route: proposal.route, explanation: proposal.explanation } : {}),
    mergedInto: proposal?.mergedInto ?? null,
  };
}

export function formOfDraft(draft: DraftContent, blank: VisitForm): VisitForm {
  return {
    ...blank,
    ...draft.visit,
    startedAt: wallClockAt(Date.parse(draft.startedAt)),
    photos: draft.photos ?? [],
    residents: draft.residents.length > 0 ? [...draft.residents] : blank.residents,
    opinions: draft.opinions.length > 0 ? draft.opinions.map(opinionFormOf) : blank.opinions,
  };
}

// The finished form as the entry that is registered.
import { localDateAt } from '../../../shared/calendar.ts';
import type { OpinionContent } from '../../../shared/opinion/opinionActs.ts';
import type { VisitEntry } from '../../actions/visitEntry.ts';
import type { Proposal } from '../../database/journal.ts';
import { isoOfWallClock } from './stationClock.ts';
import type { OpinionForm, VisitForm } from './visitForm.ts';
import { residentsToKeep } from './visitForm.ts';

function contentOf(opinion: OpinionForm): OpinionContent {
  const {
    key: _key,
    id: _id,
    photos: _photos,
    route: _route,
    explanation: _explanation,
    mergedInto: _target,
    ...content
  } = opinion;
  if (content.category === null) throw new Error('an opinion without a category passed the checks');
  return { ...content, category: content.category };
}

function proposalOf({ route, explanation, mergedInto }: OpinionForm): Proposal {
  return { route, explanation, ...(route === 'merged' && mergedInto ? { mergedInto } : {}) };
}

/** A talk of today ends now; one that is entered later (补录) ends when it began, for nobody knows better. */
function endOf(startedAt: string, nowMs: number): string {
  const isToday = localDateAt(Date.parse(startedAt)) === localDateAt(nowMs);
  return isToday ? new Date(nowMs).toISOString() : startedAt;
}

/** `form` must be without mistakes. */
export function visitEntryOfForm(
  form: VisitForm,
  nowMs: number,
  submit: boolean,
  draft: string,
): VisitEntry {
  const { startedAt: wallClock, people, residents: _all, photos, opinions, ...visit } = form;
  if (wallClock === null) throw new Error('a visit without a start passed the checks');
  const startedAt = isoOfWallClock(wallClock);
  const residents = residentsToKeep(form);
  const isGroup = form.submitterKind === 'group';
  return {
    visit: { ...visit, people: isGroup && people !== null ? people : 1 },
    startedAt,
    endedAt: endOf(startedAt, nowMs),
    residents,
    opinions: opinions.map(contentOf),
    proposals: opinions.map(proposalOf),
    photos,
    attached: opinions.map((opinion) => ({ id: opinion.id ?? undefined, photos: opinion.photos })),
    submit,
    draft,
  };
}

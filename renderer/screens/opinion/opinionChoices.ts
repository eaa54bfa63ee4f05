// Which acts stand out at each status, in the order in which they are offered; the first permitted one is the main button.
import type { OpinionActKind } from '../../../shared/opinion/opinionActs.ts';
import { opinionActKinds } from '../../../shared/opinion/opinionActs.ts';
import type { OpinionStatus } from '../../../shared/opinion/opinionSteps.ts';

const elsewhere = ['register', 'look', 'attach', 'detach'] as const;
/** Registering is the desk's; conflicts and photos have places of their own on the page. */
export type OfferedKind = Exclude<OpinionActKind, (typeof elsewhere)[number]>;

function isOffered(kind: OpinionActKind): kind is OfferedKind {
  return !(elsewhere as readonly string[]).includes(kind);
}

const nextKinds: Record<OpinionStatus, readonly OfferedKind[]> = {
  draft: [],
  registered: ['triage', 'submit'],
  awaitingReview: ['triage', 'requestSupplement'],
  supplementing: ['submit', 'amend'],
  awaitingCounty: ['accept', 'assign', 'requestSupplement'],
  countyAccepted: ['assign', 'requestSupplement'],
  assigned: ['takeOn', 'reply', 'returnAssignment', 'extend'],
  returned: ['assign'],
  handling: ['reply', 'progress', 'extend'],
  replied: ['tellResident'],
  residentTold: ['rate', 'tellResident'],
  rated: ['archive'],
  redoing: ['takeOn', 'reply'],
  disputed: ['escalate', 'archive'],
  escalated: ['assign', 'reply', 'archive'],
  notAccepted: ['tellResident', 'archive'],
  petitioned: ['tellResident', 'archive'],
  microProject: ['reply', 'progress'],
  suggestionMaterial: ['tellResident', 'archive'],
  merged: ['tellResident', 'archive'],
  suspended: ['resume'],
  archived: ['lookBack', 'reopen'],
  withdrawn: [],
  voided: [],
};

/** Offered, never urged. */
const sideSteps: readonly OfferedKind[] = [
  'requestSupplement',
  'returnAssignment',
  'extend',
  'reopen',
];

/** Whether an act is what should happen next, and so may be the main button. */
export function isMainStep(kind: OfferedKind): boolean {
  return !sideSteps.includes(kind);
}

const lessOften: readonly OfferedKind[] = [
  'note',
  'amend',
  'tellResident',
  'archive',
  'suspend',
  'seal',
  'withdraw',
  'void',
];

/** `now`: buttons in sight, `later`: behind the menu. `may` answers whether the person may do a kind at all. */
export function offeredKinds(
  status: OpinionStatus,
  may: (kind: OfferedKind) => boolean,
): { now: OfferedKind[]; later: OfferedKind[] } {
  const next = nextKinds[status].filter(may);
  const now = next.slice(0, 3);
  const rest = opinionActKinds.filter(isOffered).filter((kind) => !now.includes(kind));
  const rank = (kind: OfferedKind) =>
    (lessOften.indexOf(kind) + lessOften.length + 1) % (lessOften.length + 1);
  return { now, later: rest.filter(may).toSorted((a, b) => rank(a) - rank(b)) };
}

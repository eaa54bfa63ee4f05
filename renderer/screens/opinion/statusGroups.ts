// The groups under which opinions are looked for, and the tone in which a status is shown.
import type { OpinionStatus } from '../../../shared/opinion/opinionSteps.ts';
import { opinionStatuses } from '../../../shared/opinion/opinionSteps.ts';
import type { StatusTone } from '../../ui/StatusTag.tsx';

export const statusGroups = ['review', 'county', 'handling', 'telling', 'archived', 'all'] as const;
export type StatusGroup = (typeof statusGroups)[number];

export const statusesOfGroup: Record<StatusGroup, readonly OpinionStatus[]> = {
  review: ['registered', 'awaitingReview', 'supplementing'],
  county: ['awaitingCounty', 'countyAccepted', 'returned', 'disputed'],
  handling: ['assigned', 'handling', 'redoing', 'escalated', 'microProject', 'suspended'],
  telling: [
    'replied',
    'residentTold',
    'rated',
    'notAccepted',
    'petitioned',
    'suggestionMaterial',
    'merged',
  ],
  archived: ['archived'],
  all: opinionStatuses,
};

const toneByStatus: Record<OpinionStatus, StatusTone> = {
  draft: 'draft',
  registered: 'draft',
  awaitingReview: 'waiting',
  supplementing: 'waiting',
  awaitingCounty: 'waiting',
  countyAccepted: 'progress',
  assigned: 'progress',
  returned: 'overdue',
  handling: 'progress',
  replied: 'waiting',
  residentTold: 'progress',
  rated: 'progress',
  redoing: 'overdue',
  disputed: 'overdue',
  escalated: 'overdue',
  notAccepted: 'neutral',
  petitioned: 'neutral',
  microProject: 'progress',
  suggestionMaterial: 'neutral',
  merged: 'neutral',
  suspended: 'neutral',
  archived: 'done',
  withdrawn: 'neutral',
  voided: 'neutral',
};

export function statusTone(status: OpinionStatus): StatusTone {
  return toneByStatus[status];
}

export function isStatusGroup(text: string | null): text is StatusGroup {
  return (statusGroups as readonly (string | null)[]).includes(text);
}

/** Before the head has decided, the route is the recorder's proposal. */
export function isProposed(status: OpinionStatus): boolean {
  return statusesOfGroup.review.includes(status);
}

const inHand = ['assigned', 'handling', 'redoing', 'escalated'] as const;

/** Somebody has the matter in hand and must act. */
export function isInHand(status: OpinionStatus): status is (typeof inHand)[number] {
  return (inHand as readonly OpinionStatus[]).includes(status);
}

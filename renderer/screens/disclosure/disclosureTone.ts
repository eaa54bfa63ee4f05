// The tone in which the status of a disclosure is shown.
import type { DisclosureStatus } from '../../../shared/disclosure/disclosureSteps.ts';
import type { StatusTone } from '../../ui/StatusTag.tsx';

const toneByStatus: Record<DisclosureStatus, StatusTone> = {
  blank: 'draft',
  draft: 'draft',
  awaitingApproval: 'waiting',
  approved: 'progress',
  published: 'done',
  withdrawn: 'overdue',
  discarded: 'neutral',
};

export function disclosureTone(status: DisclosureStatus): StatusTone {
  return toneByStatus[status];
}

const toneByKind: Readonly<Record<string, StatusTone>> = {
  draft: 'draft',
  amend: 'draft',
  submit: 'waiting',
  sendBack: 'overdue',
  approve: 'progress',
  publish: 'done',
  post: 'delivered',
  takeDown: 'neutral',
  withdraw: 'overdue',
};

export function disclosureActTone(kind: string): StatusTone {
  return toneByKind[kind] ?? 'neutral';
}

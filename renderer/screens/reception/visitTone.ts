// The tone in which a visit's status is shown.
import type { VisitStatus } from '../../../shared/reception/visitSteps.ts';
import type { StatusTone } from '../../ui/StatusTag.tsx';

const toneByStatus: Record<VisitStatus, StatusTone> = {
  draft: 'draft',
  registered: 'progress',
  confirmed: 'progress',
  archived: 'done',
  voided: 'neutral',
};

export const visitTone = (status: VisitStatus): StatusTone => toneByStatus[status];

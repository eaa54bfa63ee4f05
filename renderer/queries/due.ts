// How much time an opinion's holder has left today.
import { localDateAt } from '../../shared/calendar.ts';
import type { DueState } from '../../shared/clocks.ts';
import { dueState } from '../../shared/clocks.ts';
import type { OpinionStatus } from '../../shared/opinion/opinionSteps.ts';
import { stampTime } from '../../shared/stamp.ts';
import type { OpinionRecord } from './records.ts';

/** While somebody has the matter in hand the clock runs; before and after it does not. */
const running: ReadonlySet<OpinionStatus> = new Set([
  'assigned',
  'handling',
  'redoing',
  'escalated',
]);

/** Undefined when nothing is due. */
export function opinionDue(record: OpinionRecord, nowMs: number): DueState | undefined {
  const { due, status } = record.document;
  if (due === '' || !running.has(status)) return undefined;
  const { assignedAt } = record.view;
  const from = assignedAt === undefined ? due : localDateAt(stampTime(assignedAt));
  return dueState(from, due, localDateAt(nowMs));
}

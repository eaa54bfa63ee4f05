// Which time limits run for an opinion now, from when, until when, and how they look today. Rules CL1–CL3.
import type { LocalDate } from '../../../shared/calendar.ts';
import { localDateAt } from '../../../shared/calendar.ts';
import type { ClockName, DueState } from '../../../shared/clocks.ts';
import { dueDate, dueState } from '../../../shared/clocks.ts';
import type { OpinionStatus } from '../../../shared/opinion/opinionSteps.ts';
import { stampTime } from '../../../shared/stamp.ts';
import type { OpinionRecord } from '../../queries/records.ts';

export interface RunningClock {
  name: ClockName;
  from: LocalDate;
  due: LocalDate;
  state: DueState;
}

const clocksByStatus: Partial<Record<OpinionStatus, readonly ClockName[]>> = {
  registered: ['stationHandOver'],
  awaitingReview: ['stationHandOver'],
  supplementing: ['stationHandOver'],
  assigned: ['unitReply', 'returnAssignment'],
  handling: ['unitReply'],
  redoing: ['redo'],
  escalated: ['unitReply'],
  petitioned: ['petitionNotice'],
};

/** The day of the latest act of a kind that took effect. */
function dayOf(record: OpinionRecord, kind: string): LocalDate | undefined {
  const act = record.document.acts.findLast(
    (candidate) => candidate.kind === kind && !record.refused.has(candidate.id),
  );
  return act && localDateAt(stampTime(act.at));
}

function startOf(record: OpinionRecord, name: ClockName): LocalDate | undefined {
  switch (name) {
    case 'unitReply':
    case 'returnAssignment':
      return dayOf(record, 'assign');
    case 'redo':
      return dayOf(record, 'rate');
    case 'petitionNotice':
      return dayOf(record, 'triage');
    case 'stationHandOver':
      return record.view.heardAt === '' ? undefined : localDateAt(Date.parse(record.view.heardAt));
  }
}

/** The one that counts most first. */
export function runningClocks(record: OpinionRecord, today: LocalDate): RunningClock[] {
  const names = clocksByStatus[record.view.status] ?? [];
  return names.flatMap((name) => {
    const from = startOf(record, name);
    if (from === undefined) return [];
    const due = (name === 'unitReply' && record.view.due) || dueDate(name, from);
    // The notice was given once the resident was told.
    if (name === 'petitionNotice' && dayOf(record, 'tellResident') !== undefined) return [];
    // Whether a matter is one's own is settled once the days for handing it back are over.
    if (name === 'returnAssignment' && today > due) return [];
    return [{ name, from, due, state: dueState(from, due, today) }];
  });
}

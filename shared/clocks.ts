// Time limits, each with the text it stands on. A limit without a statute says so. Rules CL1–CL3.
import type { LocalDate } from './calendar.ts';
import { addDays, addMonths, daysBetween } from './calendar.ts';

export interface ClockRule {
  limit: number;
  unit: 'days' | 'months';
  /** Where the limit comes from; shown beside the due date. */
  source: string;
}

export const clockRules = {
  /** From the county's assignment to the unit's reply. The county may set another date. */
  unitReply: { limit: 30, unit: 'days', source: '县定（无法定期限，交办时可改）' },
  /** From the assignment: a unit hands back what is not its business. */
  returnAssignment: {
    limit: 10,
    unit: 'days',
    source: '浙江省人大代表建议、批评和意见办理的规定（2016）第十四条（参照）',
  },
  /** From the dissatisfied rating to the second reply. */
  redo: {
    limit: 1,
    unit: 'months',
    source: '浙江省实施代表法办法（2016）第四十三条（参照）',
  },
  /** From the visit: the station tells what became of the matter. */
  stationHandOver: { limit: 10, unit: 'days', source: '本站约定（无法定期限）' },
  /** From receipt: written notice of acceptance and path of a petition, calendar days. */
  petitionNotice: { limit: 15, unit: 'days', source: '信访工作条例（2022）第二十三条' },
} as const satisfies Record<string, ClockRule>;

export type ClockName = keyof typeof clockRules;

/** The last day of a limit that begins on `from`. The first day does not count (民法典 第二百零一条). [CL1] */
export function dueDate(clock: ClockName, from: LocalDate): LocalDate {
  const rule: ClockRule = clockRules[clock];
  return rule.unit === 'days' ? addDays(from, rule.limit) : addMonths(from, rule.limit);
}

export type DueState = 'calm' | 'near' | 'today' | 'overdue';

/** How a due date looks today: `near` from 70 % of the time gone. [CL2] */
export function dueState(from: LocalDate, due: LocalDate, today: LocalDate): DueState {
  if (today > due) return 'overdue';
  if (today === due) return 'today';
  const whole = daysBetween(from, due);
  return whole > 0 && daysBetween(from, today) / whole >= 0.7 ? 'near' : 'calm';
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysBetween,
  localDateAt,
  localYear,
  startOfDay,
} from '../../shared/calendar.ts';
import type { ClockName } from '../../shared/clocks.ts';
import { clockRules, dueDate, dueState } from '../../shared/clocks.ts';
import { runs } from './seeds.ts';

const anyDay = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));

describe('days in China', () => {
  it('[CL1] a day begins at midnight of UTC+8', () => {
    expect(localDateAt(Date.UTC(2026, 10, 22, 15, 59))).toBe('2026-11-22');
    expect(localDateAt(Date.UTC(2026, 10, 22, 16, 0))).toBe('2026-11-23');
    expect(localYear(Date.UTC(2026, 11, 31, 16, 0))).toBe(2027);
    expect(startOfDay('2026-11-23')).toBe(Date.UTC(2026, 10, 22, 16, 0));
  });

  it('[CL1] adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
        expect(localDateAt(startOfDay(day))).toBe(day);
      }),
      runs(500),
    );
  });

  it('[CL1] months end where they end', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-03-31', 1)).toBe('2026-04-30');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  });

  it('[CL1] a month later is the same day or, in a shorter month, its last', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 24 }), (day, months) => {
        const later = addMonths(day, months);
        const sameDay = later.slice(8) === day.slice(8);
        const lastDay = addDays(later, 1).slice(8) === '01';
        expect(sameDay || (lastDay && later.slice(8) < day.slice(8))).toBe(true);
        const [year = 0, month = 0] = day.split('-').map(Number);
        const [laterYear = 0, laterMonth = 0] = later.split('-').map(Number);
        expect(laterYear * 12 + laterMonth - (year * 12 + month)).toBe(months);
      }),
      runs(500),
    );
  });
});

describe('time limits', () => {
  it('[CL1] the first day does not count', () => {
    expect(dueDate('unitReply', '2026-11-22')).toBe('2026-12-22');
    expect(dueDate('returnAssignment', '2026-02-20')).toBe('2026-03-02');
    expect(dueDate('petitionNotice', '2026-11-22')).toBe('2026-12-07');
    expect(dueDate('redo', '2026-01-31')).toBe('2026-02-28');
  });

  it('[CL2] calm, near from 70 % of the time gone, today, overdue', () => {
    const look = (today: string) => dueState('2026-11-01', '2026-11-11', today);
    expect(look('2026-11-07')).toBe('calm');
    expect(look('2026-11-08')).toBe('near');
    expect(look('2026-11-10')).toBe('near');
    expect(look('2026-11-11')).toBe('today');
    expect(look('2026-11-12')).toBe('overdue');
    expect(dueState('2026-11-11', '2026-11-11', '2026-11-10')).toBe('calm');
  });

  it('[CL2] never goes back as days pass', () => {
    const order = ['calm', 'near', 'today', 'overdue'];
    fc.assert(
      fc.property(anyDay, fc.nat(60), fc.nat(80), (from, limit, passed) => {
        const due = addDays(from, limit);
        const now = dueState(from, due, addDays(from, passed));
        const tomorrow = dueState(from, due, addDays(from, passed + 1));
        expect(order.indexOf(tomorrow)).toBeGreaterThanOrEqual(order.indexOf(now));
      }),
      runs(500),
    );
  });

  it('[CL3] every limit names the text it stands on, or says that there is none', () => {
    const onLaw: readonly ClockName[] = ['returnAssignment', 'redo', 'petitionNotice'];
    for (const [name, rule] of Object.entries(clockRules)) {
      const expected = (onLaw as readonly string[]).includes(name) ? /第.+条/ : /无法定期限/;
      expect(rule.source).toMatch(expected);
    }
  });
});

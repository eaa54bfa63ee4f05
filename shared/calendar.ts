// Days as the islands count them: the county's clock is China Standard Time (UTC+8, no summer time).
import { z } from 'zod';

const offsetMs = 8 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** `2026-11-22`, a day in China. */
export const localDate = z.iso.date().max(10);
export type LocalDate = z.infer<typeof localDate>;

/** The day in China at a moment (milliseconds since 1970). */
export function localDateAt(timeMs: number): LocalDate {
  return new Date(timeMs + offsetMs).toISOString().slice(0, 10);
}

/** Start of a day in China, milliseconds since 1970. */
export function startOfDay(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) - offsetMs;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return localDateAt(startOfDay(date) + days * dayMs);
}

/** The same day of a later month, or that month's last day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0));
  target.setUTCDate(Math.min(day, last.getUTCDate()));
  return target.toISOString().slice(0, 10);
}

/** Whole days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / dayMs);
}

export function localYear(timeMs: number): number {
  return Number(localDateAt(timeMs).slice(0, 4));
}

// Dates and numbers as people read them, in the language of the screen and by the county's clock (China Standard Time).
import type { LocalDate } from '../../shared/calendar.ts';
import { startOfDay } from '../../shared/calendar.ts';
import type { Stamp } from '../../shared/stamp.ts';
import { stampTime } from '../../shared/stamp.ts';
import { currentLocale } from './i18n.ts';

type Moment = number | string;

const formats = {
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  shortDate: { month: 'numeric', day: 'numeric' },
  dateTime: {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  },
  time: { hour: '2-digit', minute: '2-digit' },
  timeWithSeconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  dateWithWeekday: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const kept = new Map<string, Intl.DateTimeFormat>();

function formatter(kind: keyof typeof formats): Intl.DateTimeFormat {
  const language = currentLocale() === 'en' ? 'en-GB' : 'zh-CN';
  const key = `${language} ${kind}`;
  const held = kept.get(key);
  if (held) return held;
  const made = new Intl.DateTimeFormat(language, {
    ...formats[kind],
    timeZone: 'Asia/Shanghai',
    hourCycle: 'h23',
  });
  kept.set(key, made);
  return made;
}

/** An empty or unreadable moment is shown as nothing. */
function format(kind: keyof typeof formats, moment: Moment): string {
  const time = typeof moment === 'number' ? moment : Date.parse(moment);
  return Number.isNaN(time) ? '' : formatter(kind).format(time);
}

/** `moment`: ISO time or milliseconds since 1970. */
export const formatDateTime = (moment: Moment) => format('dateTime', moment);
export const formatTime = (moment: Moment) => format('time', moment);
export const formatTimeWithSeconds = (moment: Moment) => format('timeWithSeconds', moment);
export const formatDate = (moment: Moment) => format('date', moment);
export const formatShortDate = (moment: Moment) => format('shortDate', moment);
export const formatDateWithWeekday = (moment: Moment) => format('dateWithWeekday', moment);

/** A day such as `2026-03-05`. */
export const formatDay = (day: LocalDate) => (day === '' ? '' : formatDate(startOfDay(day)));

/** The moment of a stamp, by the clock of the PC that made it. */
export const formatStampTime = (stamp: Stamp) => formatDateTime(stampTime(stamp));

export function formatCount(count: number): string {
  return new Intl.NumberFormat(currentLocale()).format(count);
}

/** `18 kB`: enough to know whether it is little or much. */
export function formatBytes(bytes: number): string {
  const isLarge = bytes >= 1_000_000;
  const value = isLarge ? bytes / 1_000_000 : Math.max(1, Math.round(bytes / 1_000));
  return new Intl.NumberFormat(currentLocale(), {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(value);
}

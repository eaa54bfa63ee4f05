/** A day, typed segment by segment or picked from a calendar that works by keyboard. */
import { type CalendarDate, parseDate } from '@internationalized/date';
import { CalendarInput } from './CalendarInput.tsx';
import type { FieldProps } from './FieldNotes.tsx';

export interface DateFieldProps extends FieldProps {
  /** `'2026-03-05'`, or null while empty or half typed. */
  value: string | null;
  onChange: (value: string | null) => void;
  minimum?: string;
  maximum?: string;
  calendarLabel: string;
}

export function DateField({ value, onChange, minimum, maximum, ...rest }: DateFieldProps) {
  return (
    <CalendarInput<CalendarDate>
      {...rest}
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date === null ? null : date.toString())}
      minimum={minimum === undefined ? null : parseDate(minimum)}
      maximum={maximum === undefined ? null : parseDate(maximum)}
      granularity="day"
    />
  );
}

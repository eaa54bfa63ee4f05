/** A day and a time of day on the station's wall clock. */
import { type CalendarDateTime, parseDateTime } from '@internationalized/date';
import { CalendarInput } from './CalendarInput.tsx';
import type { DateFieldProps } from './DateField.tsx';

const minutePlaces = '2026-03-05T09:30'.length;

/** Values read `'2026-03-05T09:30'`: local time, no zone. */
export function DateTimeField({ value, onChange, minimum, maximum, ...rest }: DateFieldProps) {
  return (
    <CalendarInput<CalendarDateTime>
      {...rest}
      value={value === null ? null : parseDateTime(value)}
      onChange={(moment) =>
        onChange(moment === null ? null : moment.toString().slice(0, minutePlaces))
      }
      minimum={minimum === undefined ? null : parseDateTime(minimum)}
      maximum={maximum === undefined ? null : parseDateTime(maximum)}
      granularity="minute"
    />
  );
}

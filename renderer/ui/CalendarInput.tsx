/** The shared body of DateField and DateTimeField: segments to type, a calendar to pick. */
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker,
  DateSegment,
  type DateValue,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import {
  FieldDescription,
  FieldLabel,
  FieldMistake,
  type FieldProps,
  fieldState,
} from './FieldNotes.tsx';
import { Icon } from './Icon.tsx';
import './CalendarInput.css';

interface CalendarInputProps<Value extends DateValue> extends FieldProps {
  value: Value | null;
  onChange: (value: Value | null) => void;
  minimum: Value | null;
  maximum: Value | null;
  granularity: 'day' | 'minute';
  calendarLabel: string;
}

export function CalendarInput<Value extends DateValue>(props: CalendarInputProps<Value>) {
  return (
    <DatePicker<DateValue>
      className={`field calendar-input calendar-input-${props.granularity}`}
      value={props.value}
      onChange={(value) => props.onChange(value as Value | null)}
      granularity={props.granularity}
      hourCycle={24}
      shouldForceLeadingZeros
      {...(props.minimum ? { minValue: props.minimum } : {})}
      {...(props.maximum ? { maxValue: props.maximum } : {})}
      {...fieldState(props)}
    >
      <FieldLabel label={props.label} labelNote={props.labelNote} />
      <FieldDescription>{props.description}</FieldDescription>
      <Group className="control calendar-control">
        <DateInput className="calendar-segments">
          {(segment) => <DateSegment segment={segment} className="calendar-segment" />}
        </DateInput>
        <Button className="calendar-toggle" aria-label={props.calendarLabel}>
          <Icon name="calendar" />
        </Button>
      </Group>
      <FieldMistake error={props.error} />
      <Popover className="calendar-popover" offset={4}>
        <Dialog className="calendar-dialog" aria-label={props.calendarLabel}>
          <MonthCalendar />
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function MonthCalendar() {
  return (
    <Calendar firstDayOfWeek="mon">
      <header className="calendar-header">
        <Button slot="previous" className="calendar-turn calendar-turn-back">
          <Icon name="chevron" />
        </Button>
        <Heading className="calendar-title" />
        <Button slot="next" className="calendar-turn">
          <Icon name="chevron" />
        </Button>
      </header>
      <CalendarGrid className="calendar-grid" weekdayStyle="narrow">
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className="calendar-weekday">{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>
          {(date) => <CalendarCell date={date} className="calendar-day" />}
        </CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  );
}

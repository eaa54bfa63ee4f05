/** A small whole number, such as how many people came, typed or stepped. */
import { Button, Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import {
  FieldDescription,
  FieldLabel,
  FieldMistake,
  type FieldProps,
  fieldState,
} from './FieldNotes.tsx';
import './NumberField.css';

interface NumberFieldProps extends FieldProps {
  value: number | null;
  onChange: (value: number | null) => void;
  minimum?: number;
  maximum?: number;
  incrementLabel: string;
  decrementLabel: string;
}

export function NumberField(props: NumberFieldProps) {
  return (
    <AriaNumberField
      className="field field-short"
      value={props.value ?? Number.NaN}
      onChange={(value) => props.onChange(Number.isNaN(value) ? null : value)}
      formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
      {...fieldState(props)}
      {...(props.minimum === undefined ? {} : { minValue: props.minimum })}
      {...(props.maximum === undefined ? {} : { maxValue: props.maximum })}
    >
      <FieldLabel label={props.label} labelNote={props.labelNote} />
      <FieldDescription>{props.description}</FieldDescription>
      <Group className="control number-field-control">
        <Button slot="decrement" aria-label={props.decrementLabel} className="number-field-step">
          −
        </Button>
        <Input className="number-field-input" />
        <Button slot="increment" aria-label={props.incrementLabel} className="number-field-step">
          +
        </Button>
      </Group>
      <FieldMistake error={props.error} />
    </AriaNumberField>
  );
}

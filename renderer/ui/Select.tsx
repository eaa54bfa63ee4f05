/** A closed list of fixed choices, for six or more of them. */
import { Button, Select as AriaSelect, SelectValue } from 'react-aria-components';
import {
  FieldDescription,
  FieldLabel,
  FieldMistake,
  type FieldProps,
  fieldState,
} from './FieldNotes.tsx';
import { Icon } from './Icon.tsx';
import { OptionPopover } from './OptionRows.tsx';
import type { Option } from './options.ts';
import './Select.css';

interface SelectProps<Id extends string> extends FieldProps {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
  placeholder: string;
  width?: 'short' | 'regular' | 'wide';
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  return (
    <AriaSelect
      className={`field field-${props.width ?? 'regular'}`}
      value={props.value}
      onChange={(key) => {
        const option = props.options.find(({ id }) => id === key);
        if (option) props.onChange(option.id);
      }}
      placeholder={props.placeholder}
      {...fieldState(props)}
    >
      <FieldLabel label={props.label} labelNote={props.labelNote} />
      <FieldDescription>{props.description}</FieldDescription>
      <Button className="control select-button">
        <SelectValue className="select-value">
          {({ selectedText, isPlaceholder }) => (isPlaceholder ? props.placeholder : selectedText)}
        </SelectValue>
        <Icon name="chevronDown" />
      </Button>
      <FieldMistake error={props.error} />
      <OptionPopover options={props.options} />
    </AriaSelect>
  );
}

/** A few choices, all in sight: as touching segments for short words, as a list where each needs a sentence. */
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import {
  FieldDescription,
  FieldLabel,
  FieldMistake,
  type FieldProps,
  fieldState,
} from './FieldNotes.tsx';
import type { Option } from './options.ts';
import './Choices.css';

interface RadioOption<Id extends string> extends Option<Id> {
  isDisabled?: boolean;
}

interface RadioGroupProps<Id extends string> extends FieldProps {
  options: readonly RadioOption<Id>[];
  value: Id | null;
  onChange: (id: Id) => void;
  layout?: 'segments' | 'list';
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { layout = 'segments' } = props;
  return (
    <AriaRadioGroup
      className="field field-wide"
      orientation={layout === 'segments' ? 'horizontal' : 'vertical'}
      value={props.value}
      onChange={(id) => {
        const option = props.options.find((each) => each.id === id);
        if (option) props.onChange(option.id);
      }}
      {...fieldState(props)}
    >
      <FieldLabel label={props.label} labelNote={props.labelNote} />
      <FieldDescription>{props.description}</FieldDescription>
      <div className={`choices choices-${layout}`}>
        {props.options.map((option) => (
          <Radio
            key={option.id}
            value={option.id}
            isDisabled={option.isDisabled ?? false}
            className="choice choice-radio"
          >
            <span className="choice-mark" aria-hidden="true" />
            <span className="choice-words">
              <span className="choice-label">{option.label}</span>
              {option.detail !== undefined && (
                <span className="choice-detail">{option.detail}</span>
              )}
            </span>
          </Radio>
        ))}
      </div>
      <FieldMistake error={props.error} />
    </AriaRadioGroup>
  );
}

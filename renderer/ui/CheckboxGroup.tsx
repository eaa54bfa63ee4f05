/** Several of a few choices. */
import { Checkbox, CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components';
import { CheckMark } from './CheckMark.tsx';
import {
  FieldDescription,
  FieldLabel,
  FieldMistake,
  type FieldProps,
  fieldState,
} from './FieldNotes.tsx';
import type { Option } from './options.ts';
import './Choices.css';

interface CheckboxGroupProps<Id extends string> extends FieldProps {
  options: readonly Option<Id>[];
  values: readonly Id[];
  onChange: (ids: Id[]) => void;
  layout?: 'row' | 'list';
}

export function CheckboxGroup<Id extends string>(props: CheckboxGroupProps<Id>) {
  return (
    <AriaCheckboxGroup
      className="field field-wide"
      value={[...props.values]}
      onChange={(ids) =>
        props.onChange(props.options.map(({ id }) => id).filter((id) => ids.includes(id)))
      }
      {...fieldState(props)}
    >
      <FieldLabel label={props.label} labelNote={props.labelNote} />
      <FieldDescription>{props.description}</FieldDescription>
      <div className={`choices choices-${props.layout ?? 'list'}`}>
        {props.options.map((option) => (
          <Checkbox key={option.id} value={option.id} className="choice choice-check">
            <CheckMark />
            <span className="choice-words">
              <span className="choice-label">{option.label}</span>
              {option.detail !== undefined && (
                <span className="choice-detail">{option.detail}</span>
              )}
            </span>
          </Checkbox>
        ))}
      </div>
      <FieldMistake error={props.error} />
    </AriaCheckboxGroup>
  );
}

/** Several lines of text: the resident's own words, summaries, answers. Enter is always a new line. */
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import {
  FieldDescription,
  FieldLabel,
  FieldMistake,
  type FieldProps,
  fieldState,
} from './FieldNotes.tsx';

interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  /** Told by the counter and judged on saving; not enforced while typing, which would cut off the end of a paste unseen. */
  maximumLength?: number;
  /** Shown under the field from four fifths of `maximumLength` on. */
  counterText?: (used: number, maximum: number) => string;
  width?: 'regular' | 'wide';
  isReadOnly?: boolean;
  takesFocus?: boolean;
}

const counterFrom = 0.8;

export function TextArea(props: TextAreaProps) {
  const { rows = 4, maximumLength, counterText, width = 'wide' } = props;
  const used = props.value.length;
  const showsCounter =
    counterText && maximumLength !== undefined && used >= maximumLength * counterFrom;
  return (
    <AriaTextField
      className={`field field-${width}`}
      value={props.value}
      onChange={props.onChange}
      isReadOnly={props.isReadOnly ?? false}
      {...fieldState(props)}
      {...(props.takesFocus ? { autoFocus: true } : {})}
    >
      <FieldLabel label={props.label} labelNote={props.labelNote} />
      <FieldDescription>{props.description}</FieldDescription>
      <AriaTextArea className="control control-area" rows={rows} />
      <FieldMistake error={props.error} />
      <span className="field-counter" aria-live="polite">
        {showsCounter && counterText(used, maximumLength)}
      </span>
    </AriaTextField>
  );
}

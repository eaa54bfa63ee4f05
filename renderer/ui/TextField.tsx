/** One line of text, safe with input methods. */
import { Input, TextField as AriaTextField } from 'react-aria-components';
import { isComposing } from './composing.ts';
import {
  FieldDescription,
  FieldLabel,
  FieldMistake,
  type FieldProps,
  fieldState,
} from './FieldNotes.tsx';

interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'password' | 'tel' | 'url' | 'email';
  inputMode?: 'text' | 'numeric' | 'tel' | 'decimal';
  maximumLength?: number;
  width?: 'short' | 'regular' | 'wide';
  /** Enter, but never the Enter that confirms a word of an input method. */
  onEnter?: () => void;
  isReadOnly?: boolean;
  takesFocus?: boolean;
  autoComplete?: string;
}

export function TextField(props: TextFieldProps) {
  const { width = 'regular', onEnter } = props;
  return (
    <AriaTextField
      className={`field field-${width}`}
      value={props.value}
      onChange={props.onChange}
      type={props.type ?? 'text'}
      inputMode={props.inputMode ?? 'text'}
      autoComplete={props.autoComplete ?? 'off'}
      isReadOnly={props.isReadOnly ?? false}
      {...fieldState(props)}
      {...(props.takesFocus ? { autoFocus: true } : {})}
      {...(props.maximumLength === undefined ? {} : { maxLength: props.maximumLength })}
    >
      <FieldLabel label={props.label} labelNote={props.labelNote} />
      <FieldDescription>{props.description}</FieldDescription>
      <Input
        className="control"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && onEnter && !isComposing(event)) onEnter();
        }}
      />
      <FieldMistake error={props.error} />
    </AriaTextField>
  );
}

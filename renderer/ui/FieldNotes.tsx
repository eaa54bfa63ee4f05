/** What stands around every field: label above, help below the label, the error with sign and words. */
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import './Field.css';

/** The props that all fields share. */
export interface FieldProps {
  label: string;
  description?: string | undefined;
  /** Present means wrong: the words stand under the field and are read out with it. */
  error?: string | undefined;
  /** A quiet word after the label, such as 选填. */
  labelNote?: string | undefined;
  isRequired?: boolean | undefined;
  isDisabled?: boolean | undefined;
}

/** The React Aria form of the shared props, without the keys that are absent. */
export function fieldState(props: FieldProps) {
  return {
    isRequired: props.isRequired ?? false,
    isDisabled: props.isDisabled ?? false,
    isInvalid: props.error !== undefined && props.error !== '',
    validationBehavior: 'aria' as const,
  };
}

/** The label line. `isHidden` keeps it for screen readers only. */
export function FieldLabel({
  label,
  labelNote,
  isHidden = false,
}: Pick<FieldProps, 'label' | 'labelNote'> & { isHidden?: boolean }) {
  return (
    <Label className={isHidden ? 'visually-hidden' : 'field-label'}>
      {label}
      {labelNote !== undefined && <span className="field-label-note">{labelNote}</span>}
    </Label>
  );
}

/** Help text between label and control, where it is read before typing. */
export function FieldDescription({ children }: { children: ReactNode }) {
  if (children === undefined || children === '') return null;
  return (
    <Text slot="description" className="field-description">
      {children}
    </Text>
  );
}

/** The error line; nothing at all while the field is right. */
export function FieldMistake({ error }: { error: string | undefined }) {
  return (
    <FieldError className="field-error">
      <Icon name="stop" size="small" />
      <span>{error}</span>
    </FieldError>
  );
}

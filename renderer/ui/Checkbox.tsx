/** One yes-or-no: a consent, a setting. The whole line can be pressed. */
import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { CheckMark } from './CheckMark.tsx';
import './Choices.css';

interface CheckboxProps {
  children: ReactNode;
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  detail?: string | undefined;
  isDisabled?: boolean | undefined;
}

export function Checkbox(props: CheckboxProps) {
  return (
    <AriaCheckbox
      className="choice choice-check"
      isSelected={props.isSelected}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
    >
      <CheckMark />
      <span className="choice-words">
        <span className="choice-label">{props.children}</span>
        {props.detail !== undefined && <span className="choice-detail">{props.detail}</span>}
      </span>
    </AriaCheckbox>
  );
}

/** The one button of the app: four weights, a pending state that keeps its place, 44 px tall. */
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'regular' | 'compact';

interface ButtonProps {
  children: ReactNode;
  onPress?: (() => void) | undefined;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName | undefined;
  isDisabled?: boolean | undefined;
  /** While pending the button keeps focus and ignores presses; `pendingLabel` replaces the words. */
  isPending?: boolean | undefined;
  pendingLabel?: string | undefined;
  type?: 'button' | 'submit';
  takesFocus?: boolean;
  /** For buttons whose visible words need their object: "删除" → "删除第 2 条". Must contain the visible words. */
  accessibleLabel?: string | undefined;
}

/** At most one `primary` per screen; `danger` only for what cannot be taken back. */
export function Button(props: ButtonProps) {
  const { variant = 'secondary', size = 'regular', type = 'button', isPending = false } = props;
  const words = isPending && props.pendingLabel !== undefined ? props.pendingLabel : props.children;
  return (
    <AriaButton
      className={`button button-${variant} button-${size}`}
      type={type}
      isPending={isPending}
      {...(props.onPress ? { onPress: props.onPress } : {})}
      {...(props.isDisabled === undefined ? {} : { isDisabled: props.isDisabled })}
      {...(props.takesFocus ? { autoFocus: true } : {})}
      {...(props.accessibleLabel === undefined ? {} : { 'aria-label': props.accessibleLabel })}
    >
      {isPending ? (
        <span className="button-spinner" aria-hidden="true" />
      ) : (
        props.icon && <Icon name={props.icon} />
      )}
      <span>{words}</span>
    </AriaButton>
  );
}

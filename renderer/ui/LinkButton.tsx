/** A link that looks like a button, for going to a place that starts a task. */
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import type { ButtonSize, ButtonVariant } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';
import './Button.css';

interface LinkButtonProps {
  children: ReactNode;
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: IconName;
}

/** Stays a link for the keyboard and for screen readers. */
export function LinkButton({
  children,
  href,
  variant = 'secondary',
  size = 'regular',
  icon,
}: LinkButtonProps) {
  return (
    <Link href={href} className={`button button-${variant} button-${size}`}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </Link>
  );
}

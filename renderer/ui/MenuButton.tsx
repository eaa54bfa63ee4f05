/** The lesser actions of a screen behind one button. */
import { Button, MenuTrigger } from 'react-aria-components';
import type { ButtonSize, ButtonVariant } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';
import { type MenuEntry, MenuPopover } from './MenuPopover.tsx';
import './Button.css';

interface MenuButtonProps<Id extends string> {
  label: string;
  icon?: IconName;
  items: readonly MenuEntry<Id>[];
  onAction: (id: Id) => void;
  variant?: ButtonVariant;
  size?: ButtonSize;
}

export function MenuButton<Id extends string>(props: MenuButtonProps<Id>) {
  const { variant = 'secondary', size = 'regular' } = props;
  return (
    <MenuTrigger>
      <Button className={`button button-${variant} button-${size}`}>
        {props.icon && <Icon name={props.icon} />}
        <span>{props.label}</span>
        <Icon name="chevronDown" size="small" />
      </Button>
      <MenuPopover items={props.items} onAction={props.onAction} />
    </MenuTrigger>
  );
}

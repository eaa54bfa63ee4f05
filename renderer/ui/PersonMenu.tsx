/** Who is at the desk, and the way to hand it over: the PC is shared. */
import { Button, MenuTrigger } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { type MenuEntry, MenuPopover } from './MenuPopover.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import './PersonMenu.css';

interface PersonMenuProps<Id extends string> {
  name: string;
  roleLabel: string;
  /** For screen readers, after name and role, such as 切换人员、锁定、退出. */
  menuLabel: string;
  items: readonly MenuEntry<Id>[];
  onAction: (id: Id) => void;
}

export function PersonMenu<Id extends string>(props: PersonMenuProps<Id>) {
  return (
    <MenuTrigger>
      <Button className="person-menu">
        <span className="person-name">{props.name}</span>
        <span className="person-role">{props.roleLabel}</span>
        <VisuallyHidden>{props.menuLabel}</VisuallyHidden>
        <Icon name="chevronDown" size="small" />
      </Button>
      <MenuPopover items={props.items} onAction={props.onAction} />
    </MenuTrigger>
  );
}

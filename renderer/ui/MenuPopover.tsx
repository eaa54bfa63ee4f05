/** The list of actions that MenuButton and PersonMenu open. */
import { Menu, MenuItem, Popover } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';
import './MenuPopover.css';

export interface MenuEntry<Id extends string = string> {
  id: Id;
  label: string;
  icon?: IconName;
  detail?: string | undefined;
  tone?: 'regular' | 'danger';
  isDisabled?: boolean;
}

interface MenuPopoverProps<Id extends string> {
  items: readonly MenuEntry<Id>[];
  onAction: (id: Id) => void;
}

export function MenuPopover<Id extends string>({ items, onAction }: MenuPopoverProps<Id>) {
  return (
    <Popover className="menu-popover" offset={4} placement="bottom end">
      <Menu className="menu">
        {items.map((item) => (
          <MenuItem
            key={item.id}
            id={item.id}
            textValue={item.label}
            className={`menu-item menu-item-${item.tone ?? 'regular'}`}
            isDisabled={item.isDisabled ?? false}
            onAction={() => onAction(item.id)}
          >
            {item.icon && <Icon name={item.icon} />}
            <span className="menu-words">
              <span className="menu-label">{item.label}</span>
              {item.detail !== undefined && <span className="menu-detail">{item.detail}</span>}
            </span>
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

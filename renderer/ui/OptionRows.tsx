/** The rows inside the list that Select and ComboBox open. */
import { ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import type { Option } from './options.ts';
import './OptionRows.css';

/** `options` stay away where the field itself owns and filters them. `emptyText` is shown when filtering leaves nothing. */
export function OptionPopover({
  options,
  emptyText,
}: {
  options?: readonly Option[];
  emptyText?: string;
}) {
  return (
    <Popover className="option-popover" offset={4}>
      <ListBox<Option>
        className="option-list"
        {...(options ? { items: options } : {})}
        renderEmptyState={() => <p className="option-empty">{emptyText}</p>}
      >
        {(option) => <OptionRow option={option} />}
      </ListBox>
    </Popover>
  );
}

function OptionRow({ option }: { option: Option }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className="option-row">
      {({ isSelected }) => (
        <>
          <span className="option-words">
            <span className="option-label">{option.label}</span>
            {option.detail !== undefined && <span className="option-detail">{option.detail}</span>}
          </span>
          {isSelected && <Icon name="check" />}
        </>
      )}
    </ListBoxItem>
  );
}

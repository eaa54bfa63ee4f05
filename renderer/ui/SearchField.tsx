/** Search in lists: filters while typing, Enter submits, Escape clears. */
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { FieldLabel } from './FieldNotes.tsx';
import { Icon } from './Icon.tsx';
import './VisuallyHidden.css';
import './SearchField.css';

interface SearchFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onSubmit?: (value: string) => void;
  placeholder?: string;
  clearLabel: string;
  isLabelHidden?: boolean;
}

export function SearchField(props: SearchFieldProps) {
  return (
    <AriaSearchField
      className="field search-field"
      value={props.value}
      onChange={props.onChange}
      {...(props.onSubmit ? { onSubmit: props.onSubmit } : {})}
    >
      <FieldLabel label={props.label} isHidden={props.isLabelHidden ?? false} />
      <div className="search-field-control">
        <Icon name="search" />
        <Input
          className="control"
          {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        />
        <Button className="search-field-clear" aria-label={props.clearLabel}>
          <Icon name="close" size="small" />
        </Button>
      </div>
    </AriaSearchField>
  );
}

/** Type to find one of many: deputies, places, handling units. Pinyin in `keywords` is matched too. */
import { useContext, useEffect, useMemo, useRef } from 'react';
import {
  Button,
  ComboBox as AriaComboBox,
  ComboBoxStateContext,
  Group,
  Input,
} from 'react-aria-components';
import {
  FieldDescription,
  FieldLabel,
  FieldMistake,
  type FieldProps,
  fieldState,
} from './FieldNotes.tsx';
import { Icon } from './Icon.tsx';
import { OptionPopover } from './OptionRows.tsx';
import type { Option } from './options.ts';
import './ComboBox.css';

/** `keywords` are further spellings to find it by, such as pinyin and initials, separated by spaces. */
export interface SearchableOption extends Option {
  keywords?: string | undefined;
}

/** `id` is null for words that are no option; without `allowsCustom` those are dropped when focus leaves. */
export interface ComboBoxValue {
  id: string | null;
  text: string;
}

interface ComboBoxProps extends FieldProps {
  options: readonly SearchableOption[];
  value: ComboBoxValue;
  onChange: (value: ComboBoxValue) => void;
  allowsCustom?: boolean;
  toggleLabel: string;
  emptyText: string;
}

function searchTextByLabel(options: readonly SearchableOption[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { label, detail = '', keywords = '' } of options) {
    texts.set(label, `${texts.get(label) ?? ''} ${label} ${detail} ${keywords}`.toLowerCase());
  }
  return texts;
}

export function ComboBox(props: ComboBoxProps) {
  const { options, value, onChange, allowsCustom = false } = props;
  const searchTexts = useMemo(() => searchTextByLabel(options), [options]);
  const labelOf = (id: string) => options.find((option) => option.id === id)?.label ?? '';

  function select(key: string | number | null): void {
    if (key !== null) onChange({ id: String(key), text: labelOf(String(key)) });
    else onChange({ id: null, text: allowsCustom ? value.text : '' });
  }

  function type(text: string): void {
    if (text === value.text) return;
    const exact = options.find(({ label }) => label === text);
    const kept = allowsCustom || text === '' ? null : value.id;
    onChange({ id: exact?.id ?? kept, text });
  }

  return (
    <AriaComboBox
      className="field"
      defaultItems={options}
      value={value.id}
      onChange={select}
      inputValue={value.text}
      onInputChange={type}
      defaultFilter={(label, typed) =>
        (searchTexts.get(label) ?? label).includes(typed.trim().toLowerCase())
      }
      allowsCustomValue={allowsCustom}
      allowsEmptyCollection={!allowsCustom}
      menuTrigger="focus"
      {...fieldState(props)}
    >
      <FieldLabel label={props.label} labelNote={props.labelNote} />
      <FieldDescription>{props.description}</FieldDescription>
      <Group className="control combo-box-control">
        <Input className="combo-box-input" />
        <Button className="combo-box-toggle" aria-label={props.toggleLabel}>
          <Icon name="chevronDown" />
        </Button>
      </Group>
      <FieldMistake error={props.error} />
      <OptionPopover emptyText={props.emptyText} />
      <OpenForLateOptions />
    </AriaComboBox>
  );
}

/** Options that are looked up from what is typed arrive a moment after it; the list opens when the first are there. */
function OpenForLateOptions() {
  const state = useContext(ComboBoxStateContext);
  const found = state?.collection.size ?? 0;
  const foundBefore = useRef(found);
  useEffect(() => {
    const areLate = foundBefore.current === 0 && found > 0;
    foundBefore.current = found;
    if (state && areLate && state.isFocused && state.inputValue !== '' && !state.isOpen) {
      state.open(null, 'input');
    }
  }, [state, found]);
  return null;
}

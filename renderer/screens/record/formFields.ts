import type { SearchableOption } from '../../ui/ComboBox.tsx';
// What a small form asks for: each act's form is a list of these, so that all of them look and behave alike.
import type { Option } from '../../ui/options.ts';

/** Field id → what was typed or chosen; empty while nothing was. */
export type FormValues = Readonly<Record<string, string>>;

interface FormFieldBase {
  id: string;
  label: string;
  description?: string;
  isRequired?: boolean;
  /** Leaves the member out of the payload when nothing was typed. */
  isLeftOutWhenEmpty?: boolean;
  initial?: string;
  isShown?: (values: FormValues) => boolean;
}

export type FormField = FormFieldBase &
  (
    | { kind: 'line'; limit: number }
    | { kind: 'long'; limit: number; rows?: number }
    | { kind: 'choice'; options: readonly Option[]; layout?: 'segments' | 'list' }
    | { kind: 'search'; options: readonly SearchableOption[] }
    | { kind: 'date'; minimum?: string; maximum?: string }
  );

export interface FormSpec {
  title: string;
  /** What will happen, in a sentence. */
  lead?: string | undefined;
  submitLabel: string;
  tone?: 'primary' | 'danger';
  /** For forms with many choices: they stand side by side. */
  isWide?: boolean;
  fields: readonly FormField[];
}

export function initialValues(fields: readonly FormField[]): FormValues {
  return Object.fromEntries(fields.map(({ id, initial = '' }) => [id, initial]));
}

export function shownFields(fields: readonly FormField[], values: FormValues): FormField[] {
  return fields.filter(({ isShown }) => isShown?.(values) ?? true);
}

/** Ids of the fields which must be filled in and are not. */
export function missingFields(fields: readonly FormField[], values: FormValues): string[] {
  return shownFields(fields, values)
    .filter(({ id, isRequired }) => isRequired && (values[id] ?? '').trim() === '')
    .map(({ id }) => id);
}

/** The payload of the act: what is shown, trimmed. */
export function payloadFrom(
  fields: readonly FormField[],
  values: FormValues,
): Record<string, string> {
  const entries = shownFields(fields, values)
    .map((field) => ({ field, value: (values[field.id] ?? '').trim() }))
    .filter(({ field, value }) => value !== '' || !field.isLeftOutWhenEmpty)
    .map(({ field, value }) => [field.id, value]);
  return Object.fromEntries(entries) as Record<string, string>;
}

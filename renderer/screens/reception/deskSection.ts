// What every part of the reception desk's page gets: the form, and what is wrong with a field.
import type { VisitFormState } from './useVisitForm.ts';

export interface DeskSectionProps {
  state: VisitFormState;
  /** The sentence beside a field, by its path such as `opinions.0.words`; undefined while it is right. */
  errorAt: (field: string) => string | undefined;
}

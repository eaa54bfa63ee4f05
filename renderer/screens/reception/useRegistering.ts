// Saving at the desk: check, register once, and let nothing that was typed be lost when it is refused.
import { useState } from 'react';
import type { Problem } from '../../../shared/result.ts';
import { useActions } from '../../actions/useActions.ts';
import { useMinute } from '../../queries/useMinute.ts';
import { focusField } from './FieldAnchor.tsx';
import type { Mistake } from './receptionValidation.ts';
import { mistakesInVisit } from './receptionValidation.ts';
import type { DraftKeeping } from './useDraftKeeping.ts';
import { visitEntryOfForm } from './visitEntryOfForm.ts';
import type { VisitForm } from './visitForm.ts';

interface Registering {
  /** Empty until the first try to save; then kept up to date while the person mends. */
  mistakes: readonly Mistake[];
  refusal: Problem | undefined;
  isSaving: boolean;
  save: (submit: boolean) => void;
}

export function useRegistering(
  id: string,
  form: VisitForm,
  keeping: DraftKeeping,
  onRegistered: (submitted: boolean) => void,
): Registering {
  const { registerVisit } = useActions();
  const [hasTried, setHasTried] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [refusal, setRefusal] = useState<Problem>();
  const minute = useMinute();
  const mistakes = hasTried ? mistakesInVisit(form, minute) : [];

  async function register(submit: boolean): Promise<void> {
    setIsSaving(true);
    setRefusal(undefined);
    try {
      await keeping.stop();
      const result = await registerVisit(visitEntryOfForm(form, Date.now(), submit, id));
      if (result.ok) return onRegistered(submit);
      setRefusal(result.problem);
    } finally {
      setIsSaving(false);
    }
    keeping.resume();
  }

  function save(submit: boolean): void {
    if (isSaving) return;
    const [first] = mistakesInVisit(form, Date.now());
    setHasTried(true);
    if (first) {
      // After the page has drawn the errors, and opened the part that hides the field.
      requestAnimationFrame(() => focusField(first.field));
    } else {
      void register(submit);
    }
  }
  return { mistakes, refusal, isSaving, save };
}

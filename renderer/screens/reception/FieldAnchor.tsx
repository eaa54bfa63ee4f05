/** Gives a field a name on the page, so that the list of mistakes can lead to it. */
import type { ReactNode } from 'react';

const focusable = 'input:not([type="hidden"]), textarea, [role="spinbutton"], button';

export function FieldAnchor({ field, children }: { field: string; children: ReactNode }) {
  return <div data-field={field}>{children}</div>;
}

/** Moves focus into the field; a group of choices gives it to the one that is chosen. */
export function focusField(field: string): void {
  const anchor = document.querySelector(`[data-field="${CSS.escape(field)}"]`);
  const target =
    anchor?.querySelector<HTMLElement>('input:checked') ??
    anchor?.querySelector<HTMLElement>(focusable);
  target?.focus();
  anchor?.scrollIntoView({ block: 'center' });
}

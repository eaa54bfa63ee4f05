/** Gives a field a name on the page, so that the list of mistakes can lead to it. */
import type { ReactNode } from 'react';

const focusable = 'input:not([type="hidden"]), textarea, [role="spinbutton"], button';

export function FieldAnchor({ field, children }: { field: string; children: ReactNode }) {
  return <div data-field={field}>{children}</div>;
}

/** Moves focus into the field, in the middle of the page; a group of choices gives it to the one that is chosen. */
export function focusField(field: string): void {
  fieldControl(field)?.focus({ preventScroll: true });
  anchorOf(field)?.scrollIntoView({ block: 'center' });
}

/** Where typing begins on a page that has just opened and shows its head. */
export function beginAtField(field: string): void {
  fieldControl(field)?.focus({ preventScroll: true });
}

function anchorOf(field: string): Element | null {
  return document.querySelector(`[data-field="${CSS.escape(field)}"]`);
}

function fieldControl(field: string): HTMLElement | null | undefined {
  const anchor = anchorOf(field);
  return (
    anchor?.querySelector<HTMLElement>('input:checked') ??
    anchor?.querySelector<HTMLElement>(focusable)
  );
}

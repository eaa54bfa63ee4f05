/** Words that only screen readers need, hidden by a class because inline style attributes are not allowed. */
import type { ReactNode } from 'react';
import './VisuallyHidden.css';

/** Hides its children from sight, not from assistive technology. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}

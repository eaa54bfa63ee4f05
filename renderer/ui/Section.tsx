/** A titled part of a screen under a thin rule; the kit has no boxes inside boxes. */
import { type ReactNode, useId } from 'react';
import './Section.css';

interface SectionProps {
  title: string;
  actions?: ReactNode;
  /** A quiet line under the title. */
  note?: ReactNode;
  level?: 2 | 3;
  children: ReactNode;
}

export function Section({ title, actions, note, level = 2, children }: SectionProps) {
  const titleId = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="section" aria-labelledby={titleId}>
      <div className="section-head">
        <Heading id={titleId}>{title}</Heading>
        {actions !== undefined && <div className="section-actions">{actions}</div>}
      </div>
      {note !== undefined && <p className="section-note">{note}</p>}
      <div className="section-body">{children}</div>
    </section>
  );
}

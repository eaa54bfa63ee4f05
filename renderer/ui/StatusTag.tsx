/** The state of a record in colour, shape and word at once, so that none of the three is needed alone. */
import type { ReactNode } from 'react';
import './StatusTag.css';

const shapes = {
  draft: 'M8 2.500a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z',
  waiting: 'M8 2.500a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM8 5v3.200l2 1.3',
  progress: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11ZM5.5 8h5M8.5 6l2 2-2 2',
  delivered: 'M3 8.5 6.5 12 13 4.5',
  done: 'M3 3h10v10H3zM5.5 8.200l2 2 3.2-4',
  refused: 'M5.5 2.500h5l3 3v5l-3 3h-5l-3-3v-5l3-3ZM6 6l4 4M10 6l-4 4',
  overdue: 'M8 2.5 14 13.500H2L8 2.500ZM8 6.500v3.200M8 11.500v.1',
  neutral: 'M3.5 8h9',
} as const;

/** waiting: held here until the link is back · delivered: signed for by the county · done: nothing left to do. */
export type StatusTone = keyof typeof shapes;

export function StatusTag({ tone, children }: { tone: StatusTone; children: ReactNode }) {
  return (
    <span className={`status-tag status-${tone}`}>
      <StatusShape tone={tone} />
      {children}
    </span>
  );
}

/** The shape alone, for a place where the word stands close by. */
export function StatusShape({ tone }: { tone: StatusTone }) {
  return (
    <svg
      className={`status-shape status-shape-${tone}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={shapes[tone]} />
    </svg>
  );
}

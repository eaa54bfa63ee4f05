/** The acts of a record in order: what was done, by whom, when, and whether the county has it. */
import type { ReactNode } from 'react';
import { StatusShape, StatusTag, type StatusTone } from './StatusTag.tsx';
import './Timeline.css';

export interface TimelineEntry {
  id: string;
  what: ReactNode;
  who: string;
  when: string;
  /** The same moment as ISO text, for machines. */
  whenMachine?: string | undefined;
  detail?: ReactNode;
  tone?: StatusTone;
  mark?: { tone: StatusTone; label: string } | undefined;
}

export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={`timeline-entry timeline-${entry.tone ?? 'neutral'}`}>
          <span className="timeline-dot">
            <StatusShape tone={entry.tone ?? 'neutral'} />
          </span>
          <div className="timeline-words">
            <p className="timeline-what">{entry.what}</p>
            <p className="timeline-who">
              {entry.who}
              <time {...(entry.whenMachine === undefined ? {} : { dateTime: entry.whenMachine })}>
                {entry.when}
              </time>
              {entry.mark && <StatusTag tone={entry.mark.tone}>{entry.mark.label}</StatusTag>}
            </p>
            {entry.detail !== undefined && <div className="timeline-detail">{entry.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Inboxes and work lists: two lines per record, the whole line a link, walked with the arrow keys. */
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { OfficialNumber } from './OfficialNumber.tsx';
import { walkLinks } from './walkLinks.ts';
import './RecordList.css';

export interface RecordListItem {
  id: string;
  href: string;
  title: string;
  number?: string | undefined;
  /** Second line: the record in a sentence. */
  detail?: ReactNode;
  /** Quiet facts at the end: date, place, person. */
  meta?: ReactNode;
  tag?: ReactNode;
}

interface RecordListProps {
  label: string;
  items: readonly RecordListItem[];
  emptyState: ReactNode;
}

export function RecordList({ label, items, emptyState }: RecordListProps) {
  if (items.length === 0) return emptyState;
  return (
    <ul className="record-list" aria-label={label}>
      {items.map((item) => (
        <li key={item.id} className="record">
          <div className="record-words">
            <p className="record-line">
              <Link className="record-link" data-row-link href={item.href} onKeyDown={walkLinks}>
                {item.title}
              </Link>
              {item.tag}
            </p>
            {item.detail !== undefined && <p className="record-detail">{item.detail}</p>}
            {(item.number !== undefined || item.meta !== undefined) && (
              <p className="record-meta">
                {item.number !== undefined && <OfficialNumber>{item.number}</OfficialNumber>}
                {item.meta}
              </p>
            )}
          </div>
          <Icon name="chevron" />
        </li>
      ))}
    </ul>
  );
}

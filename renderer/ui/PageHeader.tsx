/** The head of every screen: way back, title, official number, state, actions. */
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Icon } from './Icon.tsx';
import { OfficialNumber } from './OfficialNumber.tsx';
import './PageHeader.css';

interface PageHeaderProps {
  title: string;
  number?: string | undefined;
  /** One sentence on what this screen is for. */
  lead?: ReactNode;
  back?: { href: string; label: string };
  tag?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, number, lead, back, tag, actions }: PageHeaderProps) {
  return (
    <div className="page-header">
      {back && (
        <Link href={back.href} className="page-back">
          <Icon name="back" size="small" />
          {back.label}
        </Link>
      )}
      <div className="page-header-line">
        <div className="page-header-words">
          <h1>{title}</h1>
          {(number !== undefined || tag !== undefined) && (
            <p className="page-header-facts">
              {number !== undefined && <OfficialNumber>{number}</OfficialNumber>}
              {tag}
            </p>
          )}
          {lead !== undefined && <p className="page-lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page-header-actions">{actions}</div>}
      </div>
    </div>
  );
}

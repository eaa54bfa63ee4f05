/** A list with nothing in it: says what belongs here and what to do next. */
import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import './EmptyState.css';

interface EmptyStateProps {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  icon?: IconName;
}

export function EmptyState({ title, children, action, icon = 'inbox' }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <Icon name={icon} size="large" />
      <div className="empty-state-words">
        <p className="empty-state-title">{title}</p>
        {children !== undefined && <p className="empty-state-body">{children}</p>}
        {action !== undefined && <div className="empty-state-action">{action}</div>}
      </div>
    </div>
  );
}

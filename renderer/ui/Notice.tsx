/** A banner in the flow of the page: what happened, and what to do about it. */
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { type MessageTone, toneIcons } from './toneIcons.ts';
import './Notice.css';

interface NoticeProps {
  tone: MessageTone;
  title: ReactNode;
  /** What to do next, in a sentence. */
  children?: ReactNode;
  actions?: ReactNode;
  /** Read out when it appears as the answer to an action; not for banners that are there from the start. */
  isAnnounced?: boolean;
}

export function Notice({ tone, title, children, actions, isAnnounced = false }: NoticeProps) {
  const announced = tone === 'danger' || tone === 'warning' ? 'alert' : 'status';
  return (
    <div className={`notice notice-${tone}`} {...(isAnnounced ? { role: announced } : {})}>
      <Icon name={toneIcons[tone]} />
      <div className="notice-words">
        <p className="notice-title">{title}</p>
        {children !== undefined && <div className="notice-body">{children}</div>}
      </div>
      {actions !== undefined && <div className="notice-actions">{actions}</div>}
    </div>
  );
}

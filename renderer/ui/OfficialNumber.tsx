/** A number that people write down, quote and file by. Vermilion is kept for it. */
import type { ReactNode } from 'react';
import './OfficialNumber.css';

export function OfficialNumber({
  children,
  size = 'inline',
}: {
  children: ReactNode;
  size?: 'inline' | 'large';
}) {
  return <span className={`official-number official-number-${size}`}>{children}</span>;
}

/** The moment a record gets its number: shown like a stamped slip that can be read across the table. */
import type { ReactNode } from 'react';
import { OfficialNumber } from './OfficialNumber.tsx';
import './NumberSlip.css';

export function NumberSlip({
  caption,
  number,
  children,
}: {
  caption: string;
  number: string;
  children?: ReactNode;
}) {
  return (
    <div className="number-slip">
      <p className="number-slip-caption">{caption}</p>
      <OfficialNumber size="large">{number}</OfficialNumber>
      {children !== undefined && <div className="number-slip-body">{children}</div>}
    </div>
  );
}

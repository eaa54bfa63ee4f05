/** The frame before anyone is signed in: enrolment, sign-in, locked, damaged. */
import type { ReactNode } from 'react';
import { StationMark } from './StationMark.tsx';
import './PlainShell.css';

export function PlainShell({
  productName,
  aside,
  children,
}: {
  productName: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="plain-shell">
      <header className="plain-shell-band">
        <p className="plain-shell-product">
          <StationMark />
          {productName}
        </p>
        {aside !== undefined && <div className="plain-shell-aside">{aside}</div>}
      </header>
      <main className="plain-shell-main">{children}</main>
    </div>
  );
}

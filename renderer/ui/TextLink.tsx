/** A link inside running text. */
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';

/** `isExternal` hands the address to the system browser through the window-open policy. */
export function TextLink({
  children,
  href,
  isExternal = false,
}: {
  children: ReactNode;
  href: string;
  isExternal?: boolean;
}) {
  return (
    <Link href={href} {...(isExternal ? { target: '_blank', rel: 'noreferrer' } : {})}>
      {children}
    </Link>
  );
}

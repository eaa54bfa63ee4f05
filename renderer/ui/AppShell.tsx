/** The frame of every signed-in screen: where I am, what waits for me, whether the county has it, who is at the desk. */
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { Icon, type IconName } from './Icon.tsx';
import { StationMark } from './StationMark.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import './AppShell.css';

export interface NavigationItem {
  id: string;
  href: string;
  label: string;
  icon: IconName;
  /** Things waiting there; 0 and undefined show nothing. */
  count?: number | undefined;
  /** The count in words, for screen readers: 3 件待审. */
  countLabel?: string | undefined;
  isCurrent: boolean;
}

interface AppShellProps {
  productName: string;
  stationName: string;
  navigation: readonly NavigationItem[];
  navigationLabel: string;
  skipLabel: string;
  /** The sync pill. */
  status: ReactNode;
  personMenu: ReactNode;
  /** Left of the pill: the one thing to start from anywhere. */
  actions?: ReactNode;
  /** At the foot of the rail, such as 非涉密系统. */
  footnote?: ReactNode;
  children: ReactNode;
}

const mainId = 'main';

export function AppShell(props: AppShellProps) {
  return (
    <div className="shell">
      <a className="skip-link" href={`#${mainId}`} onClick={skipToMain}>
        {props.skipLabel}
      </a>
      <nav className="shell-rail" aria-label={props.navigationLabel}>
        <p className="shell-product">
          <StationMark />
          {props.productName}
        </p>
        <ul className="shell-navigation">
          {props.navigation.map((item) => (
            <li key={item.id}>
              <NavigationLink item={item} />
            </li>
          ))}
        </ul>
        {props.footnote !== undefined && <p className="shell-footnote">{props.footnote}</p>}
      </nav>
      <header className="shell-top">
        <p className="shell-station">{props.stationName}</p>
        <div className="shell-top-end">
          {props.actions}
          {props.status}
          {props.personMenu}
        </div>
      </header>
      <main id={mainId} className="shell-main" tabIndex={-1}>
        <div className="shell-content">{props.children}</div>
      </main>
    </div>
  );
}

// A real jump to "#main" would look like a route to a router that reads the hash.
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.getElementById(mainId)?.focus();
}

function NavigationLink({ item }: { item: NavigationItem }) {
  const { count = 0, countLabel } = item;
  return (
    <Link
      href={item.href}
      className="shell-link"
      {...(item.isCurrent ? { 'aria-current': 'page' as const } : {})}
    >
      <Icon name={item.icon} />
      <span className="shell-link-label">{item.label}</span>
      {count > 0 && (
        <span className="shell-count">
          <span aria-hidden={countLabel !== undefined}>{count > 99 ? '99+' : count}</span>
          {countLabel !== undefined && <VisuallyHidden>{countLabel}</VisuallyHidden>}
        </span>
      )}
    </Link>
  );
}

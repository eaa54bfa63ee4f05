import type { Role } from '../../../shared/permissions.ts';
// Where each kind of office works: the order is the order of the keys Ctrl+1, Ctrl+2, …
import type { OfficeKind } from '../../../shared/sync/protocol.ts';
import type { IconName } from '../../ui/Icon.tsx';

export interface Destination {
  /** Names the words of the entry (`common:navigation.…`). */
  id:
    | 'workbench'
    | 'reception'
    | 'opinions'
    | 'disclosures'
    | 'sync'
    | 'inbox'
    | 'tasks'
    | 'directory';
  href: string;
  icon: IconName;
  /** Other paths that belong under the same entry. */
  alsoUnder?: readonly string[];
}

const workbench: Destination = { id: 'workbench', href: '/', icon: 'home' };
const reception: Destination = {
  id: 'reception',
  href: '/reception',
  icon: 'reception',
  alsoUnder: ['/visits'],
};
const opinions: Destination = { id: 'opinions', href: '/opinions', icon: 'opinion' };
const disclosures: Destination = { id: 'disclosures', href: '/disclosures', icon: 'disclosure' };
const sync: Destination = { id: 'sync', href: '/sync', icon: 'sync' };
const inbox: Destination = { id: 'inbox', href: '/inbox', icon: 'inbox' };
const tasks: Destination = { id: 'tasks', href: '/tasks', icon: 'task' };
const directory: Destination = { id: 'directory', href: '/directory', icon: 'people' };

export function destinationsOf(office: OfficeKind, roles: readonly Role[]): Destination[] {
  switch (office) {
    case 'station':
      return [workbench, reception, opinions, disclosures, sync];
    case 'unit':
      return [tasks, opinions, disclosures, sync];
    case 'county': {
      const places = [inbox, opinions, disclosures, sync];
      return roles.includes('admin') ? [...places, directory] : places;
    }
  }
}

export function isUnder(path: string, { href, alsoUnder = [] }: Destination): boolean {
  if (href === '/') return path === '/';
  return [href, ...alsoUnder].some((root) => path === root || path.startsWith(`${root}/`));
}

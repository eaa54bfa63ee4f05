// The directory for the screens: who and what a record's ids stand for.
import type { DirectoryDocument } from '../../shared/directory/directory.ts';
import { useDerived } from './useTable.ts';

export interface Directory {
  /** The county, stations and handling units, inactive ones too. */
  offices: readonly DirectoryDocument[];
  people: readonly DirectoryDocument[];
  /** Active people with the role of a deputy. */
  deputies: readonly DirectoryDocument[];
  /** Active handling units. */
  units: readonly DirectoryDocument[];
  /** Active places, such as piers and villages. */
  places: readonly DirectoryDocument[];
  /** `—` for an id the directory does not know (yet). */
  nameOf(id: string): string;
  find(id: string): DirectoryDocument | undefined;
}

const byName = (a: DirectoryDocument, b: DirectoryDocument) =>
  a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1);

export function readDirectory(documents: readonly DirectoryDocument[]): Directory {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const sorted = documents.toSorted(byName);
  const active = sorted.filter((entry) => entry.active);
  return {
    offices: sorted.filter((entry) => entry.kind !== 'person' && entry.kind !== 'place'),
    people: sorted.filter((entry) => entry.kind === 'person'),
    deputies: active.filter((entry) => entry.kind === 'person' && entry.roles.includes('deputy')),
    units: active.filter((entry) => entry.kind === 'unit'),
    places: active.filter((entry) => entry.kind === 'place'),
    nameOf: (id) => byId.get(id)?.name ?? '—',
    find: (id) => byId.get(id),
  };
}

export function useDirectory(): Directory {
  return useDerived('directory', readDirectory);
}

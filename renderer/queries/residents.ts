// Residents for the screens: personal data of this station only.
import type { ResidentDocument, ResidentValues } from '../../shared/reception/resident.ts';
import {
  residentDelivered,
  residentStamp,
  residentValues,
} from '../../shared/reception/resident.ts';
import { useDerived, useDocument } from './useTable.ts';

export interface ResidentEntry {
  id: string;
  values: ResidentValues;
  delivered: boolean;
}

const nobody: ResidentValues = {};

/** Empty when the resident is unknown here (deleted, or not ours to see). */
export function useResident(id: string): ResidentValues {
  const document = useDocument('residents', id);
  return document ? residentValues(document) : nobody;
}

/** The last written first. */
export function useResidents(): readonly ResidentEntry[] {
  return useDerived('residents', residentEntries);
}

function residentEntries(documents: readonly ResidentDocument[]): readonly ResidentEntry[] {
  return documents
    .map((document) => ({ document, at: residentStamp(document) }))
    .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
    .map(({ document }) => ({
      id: document.id,
      values: residentValues(document),
      delivered: residentDelivered(document),
    }));
}

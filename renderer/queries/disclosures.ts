// Disclosures for the screens, the last changed first.
import type { DisclosureDocument } from '../../shared/disclosure/disclosure.ts';
import type { DisclosureRecord } from './records.ts';
import { disclosureRecord } from './records.ts';
import { useDerived, useDocument } from './useTable.ts';

function latestDisclosures(documents: readonly DisclosureDocument[]): readonly DisclosureRecord[] {
  return documents
    .toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : a.lastAt > b.lastAt ? -1 : 0))
    .map(disclosureRecord);
}

export function useDisclosures(): readonly DisclosureRecord[] {
  return useDerived('disclosures', latestDisclosures);
}

export function useDisclosure(id: string): DisclosureRecord | 'missing' {
  const document = useDocument('disclosures', id);
  return document ? disclosureRecord(document) : 'missing';
}

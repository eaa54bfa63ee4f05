import { useDisclosures } from './disclosures.ts';
import { useOpinions } from './opinions.ts';
// Records in which two people changed the same field without having seen each other, until somebody has looked.
import type { ActRecord } from './records.ts';
import { useVisits } from './visits.ts';

export function useConflicts(): readonly ActRecord[] {
  const records: ActRecord[] = [...useOpinions(), ...useVisits(), ...useDisclosures()];
  return records.filter(({ conflicts }) => conflicts.length > 0);
}

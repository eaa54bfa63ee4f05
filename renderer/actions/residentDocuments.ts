// A resident's values as stored: each field with the stamp of its last change, so that two stations' edits unite. [RE1]
import type { ProblemCode } from '../../shared/problems.ts';
import { isProblemCode } from '../../shared/problems.ts';
import type {
  FieldValue,
  ResidentDocument,
  ResidentValues,
} from '../../shared/reception/resident.ts';
import { residentDocument, residentFieldNames } from '../../shared/reception/resident.ts';
import type { Desk } from './desk.ts';

/** Fields that did not change keep their stamp; an emptied one is stored as empty, an untouched one not at all. */
export function residentWith(
  desk: Desk,
  id: string,
  values: ResidentValues,
  held: ResidentDocument | undefined,
): ResidentDocument {
  const fields: Record<string, FieldValue> = { ...held?.fields };
  for (const name of residentFieldNames) {
    const value = values[name];
    if (value === undefined || value === (fields[name]?.value ?? '')) continue;
    fields[name] = { value, at: desk.clock.next(), by: desk.actor.person };
  }
  const station = held?.station ?? desk.office.id;
  return { id, station, fields, ...(held?.received ? { received: held.received } : {}) };
}

export function residentProblem(document: ResidentDocument): ProblemCode | undefined {
  const parsed = residentDocument.safeParse(document);
  if (parsed.success) return undefined;
  const message = parsed.error.issues[0]?.message ?? '';
  return isProblemCode(message) ? message : 'record.malformed';
}

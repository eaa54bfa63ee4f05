// A resident's values as stored: each field with the stamp of its last change, so that two stations' edits unite. [RE1]
import type { ProblemCode } from '../../shared/problems.ts';
import { isProblemCode } from '../../shared/problems.ts';
import type {
  FieldValue,
  ResidentDocument,
  ResidentValues,
} from '../../shared/reception/resident.ts';
import {
  residentDocument,
  residentFieldNames,
  residentStamp,
} from '../../shared/reception/resident.ts';
import type { Desk } from './desk.ts';

/**
 * Fields that did not change keep their stamp; an emptied one is stored as empty, an untouched one not at all.
 * A receipt vouches for exactly the fields it was given for, so a change drops it. [RE3]
 */
export function residentWith(
  desk: Desk,
  id: string,
  values: ResidentValues,
  held: ResidentDocument | undefined,
): ResidentDocument {
  // Another PC's clock may be ahead: a change of what it wrote must still come later.
  if (held && residentStamp(held) !== '') desk.clock.observe(residentStamp(held));
  const changed: Record<string, FieldValue> = {};
  for (const name of residentFieldNames) {
    const value = values[name];
    if (value === undefined || value === (held?.fields[name]?.value ?? '')) continue;
    changed[name] = { value, at: desk.clock.next(), by: desk.actor.person };
  }
  if (held && Object.keys(changed).length === 0) return held;
  const station = held?.station ?? desk.office.id;
  return { id, station, fields: { ...held?.fields, ...changed } };
}

export function residentProblem(document: ResidentDocument): ProblemCode | undefined {
  const parsed = residentDocument.safeParse(document);
  if (parsed.success) return undefined;
  const message = parsed.error.issues[0]?.message ?? '';
  return isProblemCode(message) ? message : 'record.malformed';
}

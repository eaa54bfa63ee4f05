// The shell of a pushed row: what can be said before the record it belongs to is looked at. [SY2]
// What lies beside the acts is not even read: it is recomputed from them.
import { z } from 'zod';
import type { Act } from '../../shared/acts.ts';
import { act } from '../../shared/acts.ts';
import { officeId, recordId } from '../../shared/ids.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import { isProblemCode } from '../../shared/problems.ts';
import type { ResidentDocument } from '../../shared/reception/resident.ts';
import { residentDocument } from '../../shared/reception/resident.ts';
import type { ActCollection, SyncedCollection } from '../../shared/records.ts';
import { isActCollection } from '../../shared/records.ts';
import { maxRecordBytes } from '../../shared/sync/protocol.ts';
import { isStorableText } from '../../shared/text.ts';

/** Deeper than any record of ours; deep enough nesting exhausts the stack of whoever walks it. */
const maxDepth = 32;

export interface RowProblem {
  code: ProblemCode;
  /** The record, when the row says which in a form we can repeat. */
  id?: string;
  act?: string;
  /** The row, or the one act of it that can't be taken. */
  what: unknown;
}

export interface ActRow {
  collection: ActCollection;
  id: string;
  station: string;
  acts: Act[];
}

export interface ResidentRow {
  collection: 'residents';
  id: string;
  station: string;
  resident: ResidentDocument;
}

export interface CheckedRow {
  /** Undefined when nothing of the row can be taken. */
  row?: ActRow | ResidentRow;
  problems: RowProblem[];
}

const shell = z.object({ id: recordId, station: officeId, acts: z.array(z.unknown()) });

export function checkRow(collection: SyncedCollection, given: unknown): CheckedRow {
  if (isDeeper(given, maxDepth)) return spoilt('record.malformed', given);
  if (collection === 'directory') return spoilt('record.notYours', given);
  const bytes = Buffer.byteLength(JSON.stringify(given));
  if (bytes > maxRecordBytes) return spoilt('record.tooLarge', given);
  return isActCollection(collection) ? checkActs(collection, given) : checkResident(given);
}

function checkActs(collection: ActCollection, given: unknown): CheckedRow {
  const parsed = shell.safeParse(given);
  if (!parsed.success) return spoilt('record.malformed', given);
  const { id, station } = parsed.data;
  const acts: Act[] = [];
  const problems: RowProblem[] = [];
  for (const candidate of parsed.data.acts) {
    const checked = act.safeParse(candidate);
    if (checked.success) acts.push(checked.data);
    else problems.push({ code: 'act.malformed', id, ...named(candidate, 'act'), what: candidate });
  }
  return { row: { collection, id, station, acts }, problems };
}

function checkResident(given: unknown): CheckedRow {
  const parsed = residentDocument.safeParse(given);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? '';
    return spoilt(isProblemCode(message) ? message : 'record.malformed', given);
  }
  if (!isStorableText(JSON.stringify(parsed.data))) return spoilt('text.controlCharacter', given);
  const { id, station, fields } = parsed.data;
  // Nothing to sign for: a receipt says up to which stamp it covers the fields.
  if (Object.keys(fields).length === 0) return spoilt('record.malformed', given);
  return { row: { collection: 'residents', id, station, resident: parsed.data }, problems: [] };
}

function spoilt(code: ProblemCode, given: unknown): CheckedRow {
  return { problems: [{ code, ...named(given, 'id'), what: given }] };
}

/** The id of a row or an act, when it has the form of one. */
function named(given: unknown, as: 'id' | 'act'): { id?: string; act?: string } {
  const id = recordId.safeParse((given as { id?: unknown } | null | undefined)?.id);
  return id.success ? { [as]: id.data } : {};
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((member) => isDeeper(member, levels - 1));
}

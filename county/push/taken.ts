// What a row is judged with, and what comes of it.
import type { Actor } from '../../shared/permissions.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { SyncedDocument } from '../../shared/records.ts';
import type { Office } from '../../shared/sync/protocol.ts';
import type { Signatures } from '../signing.ts';
import type { ActRow, ResidentRow, RowProblem } from './checkRow.ts';

export interface Register {
  /** The next number of the register. */
  next: () => number;
  /** An act comes back that has this number already. */
  seen: (seq: number) => void;
}

export interface PushContext {
  device: string;
  office: Office;
  /** Devices of the same office, this one included. */
  officeDevices: ReadonlySet<string>;
  /** Other PCs of the office which are not shut out; looked up when a row holds an act of another PC. */
  sisters: ReadonlySet<string>;
  /** People who may act on this device, by id. */
  actors: ReadonlyMap<string, Actor>;
  now: Date;
  signatures: Signatures;
  register: Register;
}

export interface TakenRow {
  /** The county's version; undefined when the row could not be taken. */
  document?: SyncedDocument;
  /** What is new, for the history; empty when the county knew it all. */
  change: readonly unknown[];
  problems: RowProblem[];
}

export function notTaken(row: ActRow | ResidentRow, code: ProblemCode): TakenRow {
  return { change: [], problems: [{ code, id: row.id, what: row }] };
}

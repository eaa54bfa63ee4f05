// Keeps per record why it could not travel, so that the sync screen can say so; cleared when it travelled after all.
import type { ProblemCode } from '../../shared/problems.ts';
import { isProblemCode } from '../../shared/problems.ts';
import type { SyncedCollection } from '../../shared/records.ts';
import type { SyncProblem } from '../database/journal.ts';
import type { StationDatabase } from '../database/openDatabase.ts';

/** A newer county may send codes that this version does not know. */
export function knownCode(code: string): ProblemCode {
  return isProblemCode(code) ? code : 'county.badAnswer';
}

export async function noteProblem(
  database: StationDatabase,
  problem: SyncProblem,
  nowMs: number,
): Promise<void> {
  const id = problemId(problem.direction, problem.collection, problem.record);
  const held = database.tables.journal.get(id)?.data as SyncProblem | undefined;
  if (held?.code === problem.code) return;
  const at = new Date(nowMs).toISOString();
  await database.writeJournal({ id, kind: 'problem', at, data: problem });
}

export async function clearProblem(
  database: StationDatabase,
  direction: SyncProblem['direction'],
  collection: SyncedCollection,
  record: string,
): Promise<void> {
  const id = problemId(direction, collection, record);
  if (database.tables.journal.get(id)) await database.removeFromJournal(id);
}

function problemId(
  direction: SyncProblem['direction'],
  collection: SyncedCollection,
  record: string,
): string {
  return `${direction}:${collection}:${record}`.slice(0, 80);
}

// What arrives is checked before it may enter the database: RxDB would skip a whole page for one bad document.
import type { SyncedCollection, SyncedDocuments } from '../../shared/records.ts';
import { documentSchemas } from '../../shared/records.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import { clearProblem, noteProblem } from './syncProblems.ts';

/** The documents that can be read; the others are set aside in the journal, where the sync screen shows them. */
export async function readDocuments<Name extends SyncedCollection>(
  database: StationDatabase,
  name: Name,
  received: readonly { id: string }[],
  nowMs: number,
): Promise<SyncedDocuments[Name][]> {
  const good: SyncedDocuments[Name][] = [];
  for (const candidate of received) {
    const parsed = documentSchemas[name].safeParse(candidate);
    if (parsed.success) {
      good.push(parsed.data);
      await clearProblem(database, 'pull', name, parsed.data.id);
    } else {
      const record = candidate.id.slice(0, 36);
      const code = 'record.malformed';
      await noteProblem(database, { collection: name, record, code, direction: 'pull' }, nowMs);
    }
  }
  return good;
}

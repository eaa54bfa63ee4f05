// A registered visit is several records in several collections. They are written into the journal first, so that a
// power cut in the middle leaves nothing half done: what the journal still holds is written again at the next start.
import type { OpinionDocument } from '../../shared/opinion/opinion.ts';
import type { ResidentDocument } from '../../shared/reception/resident.ts';
import type { VisitDocument } from '../../shared/reception/visit.ts';
import type { JournalDocument } from './journal.ts';
import type { StationDatabase } from './openDatabase.ts';

export interface Registration {
  residents: readonly ResidentDocument[];
  visit: VisitDocument;
  opinions: readonly OpinionDocument[];
}

const markOf = (visit: string) => `registration:${visit}`;

/** Resolves when every record is durable; the draft of the same id is gone then. */
export async function writeRegistration(
  database: StationDatabase,
  registration: Registration,
  at: string,
): Promise<void> {
  const mark = markOf(registration.visit.id);
  await database.writeJournal({ id: mark, kind: 'mark', at, data: registration });
  await writeRecords(database, registration);
}

/** Writes again what a crash interrupted. */
export async function finishRegistrations(database: StationDatabase): Promise<void> {
  for (const entry of database.tables.journal.all().filter(isRegistration)) {
    await writeRecords(database, entry.data as Registration);
  }
}

function isRegistration(entry: JournalDocument): boolean {
  return entry.kind === 'mark' && entry.id.startsWith(markOf(''));
}

async function writeRecords(database: StationDatabase, registration: Registration): Promise<void> {
  const { residents, visit, opinions } = registration;
  await Promise.all([
    ...residents.map((resident) => database.merge('residents', resident)),
    ...opinions.map((opinion) => database.merge('opinions', opinion)),
    database.merge('visits', visit),
  ]);
  await database.removeFromJournal(visit.id);
  await database.removeFromJournal(markOf(visit.id));
}

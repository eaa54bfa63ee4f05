// A station on its own is the author of its directory: the main process knows its office and people, this writes them down.
import type { StationState } from '../../shared/bridge.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import type { DirectoryDocument } from '../../shared/directory/directory.ts';
import type { StampClock } from '../../shared/stamp.ts';
import type { StationDatabase } from '../database/openDatabase.ts';

/** Writes what is new or changed. */
export async function keepOwnDirectory(
  database: StationDatabase,
  state: StationState,
  clock: StampClock,
): Promise<void> {
  for (const entry of ownEntries(state)) {
    const held = database.tables.directory.get(entry.id);
    if (held && canonicalJson({ ...held, at: '' }) === canonicalJson({ ...entry, at: '' }))
      continue;
    await database.merge('directory', { ...entry, at: clock.next() });
  }
}

function ownEntries({ office, people }: StationState): Omit<DirectoryDocument, 'at'>[] {
  if (!office) return [];
  const { id, kind, name, prefix, island, address, phone, hours } = office;
  const common = { active: true, office: '', roles: [] };
  return [
    { ...common, id, kind, name, prefix, island, address, phone, hours },
    ...people.map((person) => ({
      id: person.id,
      kind: 'person' as const,
      name: person.name,
      active: true,
      office: id,
      roles: person.roles,
    })),
  ];
}

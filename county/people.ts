// Offices and people as the directory says, in the shapes that travel and the rules ask for.
import type { DirectoryDocument } from '../shared/directory/directory.ts';
import type { Actor } from '../shared/permissions.ts';
import type { Office, PersonCard } from '../shared/sync/protocol.ts';
import type { Database } from './store/database.ts';
import { entriesSignedInOn, type Device } from './store/devices.ts';

export type Directory = ReadonlyMap<string, DirectoryDocument>;

/** Undefined when there is no active office of this id. */
export function officeOf(directory: Directory, id: string): Office | undefined {
  const entry = directory.get(id);
  if (!entry?.active) return undefined;
  const { kind, name, prefix = '', island = '', address = '', phone = '', hours = '' } = entry;
  if (kind !== 'county' && kind !== 'station' && kind !== 'unit') return undefined;
  return { id, kind, name, prefix, island, address, phone, hours };
}

export function personAt(
  directory: Directory,
  office: string,
  person: string,
): PersonCard | undefined {
  const entry = directory.get(person);
  return entry && isActivePersonOf(entry, office) ? toCard(entry) : undefined;
}

export function peopleAt(directory: Directory, office: string): PersonCard[] {
  return [...directory.values()]
    .filter((entry) => isActivePersonOf(entry, office))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(toCard);
}

/** Who may act on a device: active people of its office who have signed in on it. */
export async function actorsOn(database: Database, device: Device): Promise<Map<string, Actor>> {
  const actors = new Map<string, Actor>();
  for (const document of await entriesSignedInOn(database, device.id)) {
    if (!isActivePersonOf(document, device.office)) continue;
    const { id, office, roles } = document;
    actors.set(id, { person: id, office, roles });
  }
  return actors;
}

function isActivePersonOf(entry: DirectoryDocument, office: string): boolean {
  return entry.kind === 'person' && entry.active && entry.office === office;
}

function toCard({ id, name, roles }: DirectoryDocument): PersonCard {
  return { id, name, roles };
}

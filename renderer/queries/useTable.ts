// Reading a live table in a component: it draws again when the table changed, and only then.
import { useMemo, useSyncExternalStore } from 'react';
import type { SyncedCollection, SyncedDocuments } from '../../shared/records.ts';
import type { LiveTable } from '../database/liveTable.ts';
import { useStation } from '../session/station.ts';

export function useLiveTable<Document extends { id: string }>(
  table: LiveTable<Document>,
): readonly Document[] {
  return useSyncExternalStore(table.subscribe, table.all);
}

/** All documents of a collection, loaded before any screen is shown. */
export function useTable<Name extends SyncedCollection>(
  name: Name,
): readonly SyncedDocuments[Name][] {
  const { database } = useStation();
  return useLiveTable(database.tables[name] as unknown as LiveTable<SyncedDocuments[Name]>);
}

/** Something derived from all documents of a collection, worked out once per change of it. */
export function useDerived<Name extends SyncedCollection, Value>(
  name: Name,
  derive: (documents: readonly SyncedDocuments[Name][]) => Value,
): Value {
  const documents = useTable(name);
  return useMemo(() => derive(documents), [documents, derive]);
}

/** One document; a component which reads one draws again only when that one changed. */
export function useDocument<Name extends SyncedCollection>(
  name: Name,
  id: string,
): SyncedDocuments[Name] | undefined {
  const { database } = useStation();
  const table = database.tables[name] as unknown as LiveTable<SyncedDocuments[Name]>;
  return useSyncExternalStore(table.subscribe, () => table.get(id));
}

// RxDB's local storage for this app: encrypted at rest, durable in IndexedDB through PouchDB, answered from memory.
// Why it exists and what it promises: FORMAT.md.
import {
  ensureRxStorageInstanceParamsAreCorrect,
  RXDB_VERSION,
  type RxDocumentData,
  type RxStorage,
  type RxStorageInstanceCreationParams,
} from 'rxdb';
import { createMemoryStorageInstance, getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { RxStorageInstancePouch, type PouchInternals, type PouchOptions } from './instance.ts';
import { PouchFile } from './pouchFile.ts';
import type { StorageReport } from './problems.ts';
import { RowStore } from './rowStore.ts';
import { Sealer, type Place, type StorageKeys } from './sealing.ts';
import { StopSwitch } from './stopSwitch.ts';

export type StoragePouchSettings = { keys: StorageKeys; report: (report: StorageReport) => void };

type OpenDatabase = { stopSwitch: StopSwitch; instances: number };

/**
 * Opening a collection rejects with `StorageStopped`: `storage.wrongKey` when the key does not fit (nothing is
 * changed then), `storage.io` when IndexedDB does not answer. For one process: `multiInstance` must be false.
 */
export function getRxStoragePouch(
  settings: StoragePouchSettings,
): RxStorage<PouchInternals, PouchOptions> {
  const databases = new Map<string, OpenDatabase>();
  return {
    name: 'pouch-idb',
    rxdbVersion: RXDB_VERSION,
    createStorageInstance: (params) => openInstance(settings, databases, params),
  };
}

async function openInstance<Document>(
  settings: StoragePouchSettings,
  databases: Map<string, OpenDatabase>,
  params: RxStorageInstanceCreationParams<Document, PouchOptions>,
): Promise<RxStorageInstancePouch<Document>> {
  ensureRxStorageInstanceParamsAreCorrect(params);
  refuseUnsupported(params);
  const { databaseName: database, collectionName: collection } = params;
  // A map of its own: the default one outlives close() and would mix databases.
  const memoryStorage = { ...getRxStorageMemory(), collectionStates: new Map() };
  const memory = await createMemoryStorageInstance<Document>(memoryStorage, params, {});
  const place: Place = { database, collection, version: params.schema.version };
  const file = await PouchFile.open(pouchName(place));
  const rows = await RowStore.open<RxDocumentData<Document>>(
    file,
    new Sealer(settings.keys, place),
    (row, reason) => settings.report({ kind: 'damaged', reason, row, database, collection }),
  ).catch(async (error: unknown) => {
    await file.close();
    throw error;
  });
  const shared = enter(databases, database);
  return new RxStorageInstancePouch<Document>({
    memory,
    rows,
    stopSwitch: shared.stopSwitch,
    onStopped: ({ code }) => settings.report({ kind: 'stopped', code, database, collection }),
    onEnded: () => leave(databases, database),
  });
}

function enter(databases: Map<string, OpenDatabase>, name: string): OpenDatabase {
  const database = databases.get(name) ?? { stopSwitch: new StopSwitch(), instances: 0 };
  database.instances += 1;
  databases.set(name, database);
  return database;
}

function leave(databases: Map<string, OpenDatabase>, name: string): void {
  const database = databases.get(name);
  if (!database) return;
  database.instances -= 1;
  if (database.instances === 0) databases.delete(name);
}

function refuseUnsupported<Document>({
  schema,
  multiInstance,
}: RxStorageInstanceCreationParams<Document, PouchOptions>): void {
  if (multiInstance) throw new Error('this storage serves one process: set multiInstance to false');
  if (schema.attachments) throw new Error('this storage holds no attachments');
}

function pouchName({ database, collection, version }: Place): string {
  return [database, collection, String(version)].map(encodeURIComponent).join('/');
}

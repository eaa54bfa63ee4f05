// RxDB's local storage for this app: encrypted at rest, durable in IndexedDB through PouchDB, answered from memory.
// Why it exists and what it promises: FORMAT.md.
import { ensureRxStorageInstanceParamsAreCorrect, RXDB_VERSION } from 'rxdb';
import type { RxDocumentData, RxStorage, RxStorageInstanceCreationParams } from 'rxdb';
import { createMemoryStorageInstance, getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { AttachmentFiles } from './attachmentFiles.ts';
import type { ChangeFeed } from './changeFeed.ts';
import { RxStorageInstancePouch } from './instance.ts';
import { fillDocuments, MemoryIndexes } from './memoryFill.ts';
import { PouchFile } from './pouchFile.ts';
import type { StopSwitch, StorageReport } from './problems.ts';
import { SealedLog } from './sealedLog.ts';
import type { Sealer, StorageKey } from './sealing.ts';

export type StoragePouchSettings = {
  key: StorageKey;
  /** Being replaced: what they sealed is read, and sealed anew in quiet moments, until `rekeyed` is reported. */
  formerKeys?: StorageKey[];
  report: (report: StorageReport) => void;
  /** While a collection is filled from the disk, with the share that is done, from 0 to 1. */
  onProgress?: (progress: { database: string; collection: string; share: number }) => void;
};

type OpenDatabase = { stopSwitch: StopSwitch; instances: number };

/**
 * Opening a collection rejects with `StorageStopped`: `storage.wrongKey` when the key does not fit (nothing is
 * changed then), `storage.inUse` when somebody has it open, `storage.io` when IndexedDB does not answer.
 */
export function getRxStoragePouch(settings: StoragePouchSettings): RxStorage<object, object> {
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
  params: RxStorageInstanceCreationParams<Document, object>,
): Promise<RxStorageInstancePouch<Document>> {
  ensureRxStorageInstanceParamsAreCorrect(params);
  if (params.multiInstance) throw new Error('for one process: set multiInstance to false');
  const { databaseName: database, collectionName: collection, schema } = params;
  const place = [database, collection, String(schema.version)].map(encodeURIComponent).join('/');
  const sealer: Sealer = { ring: [settings.key, ...(settings.formerKeys ?? [])], place };
  // A map of its own: the default one outlives close() and would mix databases.
  const storage = { ...getRxStorageMemory(), collectionStates: new Map() };
  const memory = await createMemoryStorageInstance<Document>(storage, params, {});
  const file = await openFile(place, collection);
  try {
    const log = await SealedLog.open<RxDocumentData<Document>>(file, sealer, (finding) =>
      settings.report({ ...finding, database, collection }),
    );
    const feed = await fillDocuments(memory, log, (share) =>
      settings.onProgress?.({ database, collection, share }),
    );
    const attachments = new AttachmentFiles(file, sealer);
    if (schema.attachments && log.isWhole) await sweep(attachments, feed);
    return new RxStorageInstancePouch(memory, {
      ...{ file, log, feed, attachments, indexes: new MemoryIndexes(memory) },
      stopSwitch: enter(databases, database),
      onStopped: ({ code }) => settings.report({ kind: 'stopped', code, database, collection }),
      onEnded: () => leave(databases, database),
    });
  } catch (error) {
    await file.close();
    throw error;
  }
}

/**
 * In these, RxDB notes what an interrupted migration has moved already, but not to which version: after yet another
 * new schema it would leave just that behind. Without the notes it begins again, and what is there already stays.
 */
const migrationNotes = 'rx-migration-state-meta-';

async function openFile(place: string, collection: string): Promise<PouchFile> {
  const file = await PouchFile.open(place);
  if (!collection.startsWith(migrationNotes)) return file;
  await file.destroy();
  return PouchFile.open(place);
}

/** Parts whose document was never written. Where something is damaged, it may be the document that is missing. */
async function sweep(attachments: AttachmentFiles, feed: ChangeFeed): Promise<void> {
  const named = new Set([...feed.entries()].flatMap(({ files = {} }) => Object.values(files)));
  await attachments.remove((file) => !named.has(file));
}

function enter(databases: Map<string, OpenDatabase>, name: string): StopSwitch {
  const database = databases.get(name) ?? { stopSwitch: {}, instances: 0 };
  database.instances += 1;
  databases.set(name, database);
  return database.stopSwitch;
}

function leave(databases: Map<string, OpenDatabase>, name: string): void {
  const database = databases.get(name);
  if (database) database.instances -= 1;
  if (database?.instances === 0) databases.delete(name);
}

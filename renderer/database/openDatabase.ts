// The station's database: the synced collections and the journal on the storage that is passed in.
// The only door to RxDB for actions and queries.
import type { RxCollection, RxConflictHandler, RxDatabase, RxStorage } from 'rxdb';
import { createRxDatabase } from 'rxdb';
import type { SyncedCollection, SyncedDocuments } from '../../shared/records.ts';
import { syncedCollections } from '../../shared/records.ts';
import type { JournalDocument } from './journal.ts';
import type { LiveTable } from './liveTable.ts';
import { openLiveTable } from './liveTable.ts';
import { mergeDocuments, plainDocument, sameDocument } from './mergeDocuments.ts';
import type { PhotoDocument, PhotoStore } from './photoStore.ts';
import { openPhotoStore, photoSchema } from './photoStore.ts';
import { journalSchema, syncedSchemas } from './schemas.ts';
import type { Change } from './writing.ts';
import { changeDocument, insertMissing, removeDocument } from './writing.ts';

export type SyncedRxCollections = {
  [Name in SyncedCollection]: RxCollection<SyncedDocuments[Name]>;
};

export type Tables = { readonly [Name in SyncedCollection]: LiveTable<SyncedDocuments[Name]> } & {
  readonly journal: LiveTable<JournalDocument>;
};

export interface StationDatabase {
  tables: Tables;
  /** Judges and writes one record in one step; resolves when it is durable. */
  change<Name extends SyncedCollection>(
    name: Name,
    id: string,
    change: Change<SyncedDocuments[Name]>,
  ): Promise<void>;
  /** Adds a record, or unites it with the one that is there. */
  merge<Name extends SyncedCollection>(name: Name, document: SyncedDocuments[Name]): Promise<void>;
  /** Adds many records at once; those that are there already stay as they are. */
  addMissing<Name extends SyncedCollection>(
    name: Name,
    documents: readonly SyncedDocuments[Name][],
  ): Promise<void>;
  writeJournal(document: JournalDocument): Promise<void>;
  removeFromJournal(id: string): Promise<void>;
  /** The bytes of photos; they are not part of the replication. */
  photos: PhotoStore;
  /** For the replication only. */
  collections: SyncedRxCollections;
  close(): Promise<void>;
  /** Closes and deletes everything of this name on the disk. */
  remove(): Promise<void>;
}

/** Loads everything into memory before it resolves, so that no screen ever waits for a list. */
export async function openDatabase<Internals, Options>(
  name: string,
  storage: RxStorage<Internals, Options>,
): Promise<StationDatabase> {
  const database = await createRxDatabase({
    name,
    storage,
    multiInstance: false,
    eventReduce: false,
    closeDuplicates: false,
  });
  try {
    return await fillDatabase(database);
  } catch (error) {
    await database.close().catch(() => undefined);
    throw error;
  }
}

async function fillDatabase(database: RxDatabase): Promise<StationDatabase> {
  const synced = syncedCollections.map((name) => [
    name,
    { schema: syncedSchemas[name], conflictHandler: conflictHandler(name) },
  ]);
  const added = await database.addCollections({
    ...Object.fromEntries(synced),
    journal: { schema: journalSchema },
    photos: { schema: photoSchema },
  });
  const collections = added as unknown as SyncedRxCollections;
  const journal = added['journal'] as unknown as RxCollection<JournalDocument>;
  const [directory, residents, visits, opinions, disclosures, journalTable, photos] =
    await Promise.all([
      openLiveTable(collections.directory),
      openLiveTable(collections.residents),
      openLiveTable(collections.visits),
      openLiveTable(collections.opinions),
      openLiveTable(collections.disclosures),
      openLiveTable(journal),
      openPhotoStore(added['photos'] as unknown as RxCollection<PhotoDocument>),
    ]);
  return {
    tables: { directory, residents, visits, opinions, disclosures, journal: journalTable },
    change: (name, id, change) => changeDocument(collectionOf(collections, name), id, change),
    merge: (name, document) =>
      changeDocument(collectionOf(collections, name), document.id, (held) =>
        held ? mergeDocuments(name, held, document) : document,
      ),
    addMissing: (name, documents) => insertMissing(collectionOf(collections, name), documents),
    writeJournal: (document) => changeDocument(journal, document.id, () => document),
    removeFromJournal: (id) => removeDocument(journal, id),
    photos,
    collections,
    close: async () => {
      await database.close();
    },
    remove: async () => {
      await database.remove();
    },
  };
}

function collectionOf<Name extends SyncedCollection>(
  collections: SyncedRxCollections,
  name: Name,
): RxCollection<SyncedDocuments[Name]> {
  return collections[name];
}

/** Conflicts are united, never decided. */
function conflictHandler<Name extends SyncedCollection>(
  name: Name,
): RxConflictHandler<SyncedDocuments[Name]> {
  return {
    isEqual: (a, b) => sameDocument(a, b),
    resolve: async ({ newDocumentState, realMasterState }) => ({
      ...mergeDocuments(name, plainDocument(newDocumentState), plainDocument(realMasterState)),
      _deleted: false,
    }),
  };
}

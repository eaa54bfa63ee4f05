// One collection as an array in memory which follows every write: what the screens read, without a query per screen.
// A changed document is a new object, an unchanged one stays the same object, so foldings can be kept per object.
import type { RxCollection, RxDocumentData } from 'rxdb';
import { prepareQuery } from 'rxdb';
import { plainDocument } from './mergeDocuments.ts';

export interface LiveTable<Document extends { id: string }> {
  /** The same array until something changed. */
  all(): readonly Document[];
  get(id: string): Document | undefined;
  /** Calls back after each change; returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

/** Loads a collection and follows it until the database is closed. */
export async function openLiveTable<Document extends { id: string }>(
  collection: RxCollection<Document>,
): Promise<LiveTable<Document>> {
  const documents = new Map<string, Document>();
  const removed = new Set<string>();
  const listeners = new Set<() => void>();
  let snapshot: readonly Document[] | undefined;

  collection.eventBulks$.subscribe((bulk) => {
    for (const event of bulk.events) {
      if (event.operation === 'DELETE') {
        removed.add(event.documentId);
        documents.delete(event.documentId);
      } else {
        removed.delete(event.documentId);
        documents.set(event.documentId, plainDocument(event.documentData) as Document);
      }
    }
    snapshot = undefined;
    for (const listener of listeners) listener();
  });
  for (const document of await loadAll(collection)) {
    // What an event brought meanwhile is at least as new as what was loaded.
    if (documents.has(document.id) || removed.has(document.id)) continue;
    documents.set(document.id, document);
  }

  return {
    all: () => (snapshot ??= [...documents.values()]),
    get: (id) => documents.get(id),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function loadAll<Document extends { id: string }>(
  collection: RxCollection<Document>,
): Promise<Document[]> {
  const storage = collection.storageInstance;
  const query = prepareQuery<RxDocumentData<Document>>(storage.schema, {
    selector: { _deleted: { $eq: false } } as never,
    sort: [{ id: 'asc' }] as never,
    skip: 0,
  });
  const { documents } = await storage.query(query as never);
  return documents.map((document) => plainDocument(document) as Document);
}

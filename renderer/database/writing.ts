// Writes that judge what is stored at the very moment of writing: compare, write, and look again when somebody was faster.
// They resolve only when the storage has the document durably.
import type { BulkWriteRow, RxCollection, RxDocumentData } from 'rxdb';
import { plainDocument } from './mergeDocuments.ts';

/** Answers the document to store, or undefined to leave the stored one alone. */
export type Change<Document> = (held: Document | undefined) => Document | undefined;

/** A change that lost this often against others is a bug, not bad luck. */
const mostTries = 50;
const context = 'station';

/**
 * Applies `change` to one document, again and again until nobody was faster.
 * What `change` throws leaves the stored document untouched and is thrown on.
 */
export async function changeDocument<Document extends { id: string }>(
  collection: RxCollection<Document>,
  id: string,
  change: Change<Document>,
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [held] = await collection.storageInstance.findDocumentsById([id], true);
    const visible = held && !held._deleted ? (plainDocument(held) as Document) : undefined;
    const next = change(visible);
    if (next === undefined) return;
    if (await wasWritten(collection, [rowOf(next, held)])) return;
  }
  throw new Error(`a change of ${collection.name} never came through`);
}

/** Stores new documents in one go; those whose id is taken stay as they are. */
export async function insertMissing<Document extends { id: string }>(
  collection: RxCollection<Document>,
  documents: readonly Document[],
): Promise<void> {
  if (documents.length === 0) return;
  await wasWritten(
    collection,
    documents.map((document) => rowOf(document, undefined)),
  );
}

export async function removeDocument<Document extends { id: string }>(
  collection: RxCollection<Document>,
  id: string,
): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const [held] = await collection.storageInstance.findDocumentsById([id], false);
    if (!held) return;
    if (await wasWritten(collection, [{ previous: held, document: { ...held, _deleted: true } }])) {
      return;
    }
  }
  throw new Error(`a removal from ${collection.name} never came through`);
}

function rowOf<Document>(
  document: Document,
  previous: RxDocumentData<Document> | undefined,
): BulkWriteRow<Document> {
  const bookkeeping = {
    _deleted: false,
    _attachments: {},
    _meta: previous?._meta ?? { lwt: 1 },
    _rev: previous?._rev ?? '',
  };
  const stored = { ...document, ...bookkeeping } as BulkWriteRow<Document>['document'];
  return previous ? { previous, document: stored } : { document: stored };
}

/** False when a document was newer than thought; any other refusal of the storage is thrown. */
async function wasWritten<Document>(
  collection: RxCollection<Document>,
  rows: BulkWriteRow<Document>[],
): Promise<boolean> {
  const { error } = await collection.storageInstance.bulkWrite(rows, context);
  const other = error.find((failed) => failed.status !== 409);
  if (other) throw new Error(`${collection.name} refused a document (${other.status})`);
  return error.length === 0;
}

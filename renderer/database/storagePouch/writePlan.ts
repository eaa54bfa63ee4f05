// Judges a group of writes before it goes to the disk: what memory is going to accept of it, and under which number.
import {
  categorizeBulkWriteRows,
  type BulkWriteRow,
  type RxDocumentData,
  type RxStorageInstance,
} from 'rxdb';
import type { ChangeFeed } from './changeFeed.ts';
import type { StoredDocument } from './rowStore.ts';

export type WriteRequest<Document> = { rows: BulkWriteRow<Document>[]; context: string };
export type Numbered = { id: string; seq: number };

export type WritePlan<Document> = {
  /** For each request what is accepted of it. */
  accepted: Numbered[][];
  /** What goes to the disk: each document once, as the last request leaves it. */
  documents: StoredDocument<RxDocumentData<Document>>[];
};

/** Each request is judged as if those before it were written already; conflicts are left out, not answered. */
export function planWrites<Document>(
  instance: RxStorageInstance<Document, unknown, unknown>,
  requests: WriteRequest<Document>[],
  stored: ReadonlyMap<string, RxDocumentData<Document>>,
  primaryPath: string,
  feed: ChangeFeed,
): WritePlan<Document> {
  const idOf = (document: object) => idAt(primaryPath, document);
  const current = new Map<string, RxDocumentData<Document>>();
  const changed = new Map<string, StoredDocument<RxDocumentData<Document>>>();
  const accepted = requests.map(({ rows, context }) => {
    for (const { document } of rows) {
      const known = current.get(idOf(document)) ?? stored.get(idOf(document));
      if (known) current.set(idOf(document), known);
    }
    // RxDB types the path as a key of the document, which is generic here.
    const path = primaryPath as never;
    const sorted = categorizeBulkWriteRows<Document>(instance, path, current, rows, context);
    return [...sorted.bulkInsertDocs, ...sorted.bulkUpdateDocs].map(({ document }): Numbered => {
      const numbered = { id: idOf(document), seq: feed.nextSeq() };
      current.set(numbered.id, document);
      changed.set(numbered.id, { ...numbered, document });
      return numbered;
    });
  });
  return { accepted, documents: [...changed.values()] };
}

export function idAt(primaryPath: string, document: object): string {
  return String((document as Record<string, unknown>)[primaryPath]);
}

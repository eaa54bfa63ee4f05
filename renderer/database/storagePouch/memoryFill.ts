// Fills RxDB's memory storage from the disk without holding up the window: the documents first, its indexes when they
// are needed, or in the first quiet moment.
import type { RxDocumentData } from 'rxdb';
import { bulkInsertToState, type RxStorageInstanceMemory } from 'rxdb/plugins/storage-memory';
import { ChangeFeed } from './changeFeed.ts';
import type { SealedLog } from './sealedLog.ts';

type Memory<Document> = RxStorageInstanceMemory<Document>;
type Index<Document> = Memory<Document>['internals']['byIndexArray'][number];

const sliceMilliseconds = 8;
/** Each batch is merged into the whole index: small ones cost more in all, large ones hold up the window. */
const batchSize = 1500;

/** `onProgress` is told the share that is done, from 0 to 1, at each pause. */
export async function fillDocuments<Document>(
  { internals: { documents } }: Memory<Document>,
  log: SealedLog<RxDocumentData<Document>>,
  onProgress: (share: number) => void,
): Promise<ChangeFeed> {
  const feed = new ChangeFeed(log.epoch, log.reserved);
  let done = 0;
  let lastBreath = performance.now();
  for await (const { piece, changes, remaining } of log.read()) {
    done += 1;
    for (const { id, seq, files, document } of changes) {
      const isLatest = feed.restore({ id, seq, files, piece, isPurged: document === null });
      if (isLatest && document) documents.set(id, document);
    }
    if (performance.now() - lastBreath < sliceMilliseconds) continue;
    onProgress(done / (done + remaining));
    await breath();
    lastBreath = performance.now();
  }
  feed.restored();
  return feed;
}

/** Nothing may be written to memory before all of its indexes are there. */
export class MemoryIndexes<Document> {
  readonly #memory: Memory<Document>;
  readonly #filled = new Map<Index<Document>, Promise<void>>();

  constructor(memory: Memory<Document>) {
    this.#memory = memory;
  }

  need(index: Index<Document>): Promise<void> {
    const filling = this.#filled.get(index) ?? this.#fill(index);
    this.#filled.set(index, filling);
    return filling;
  }

  async needAll(): Promise<void> {
    for (const index of this.#memory.internals.byIndexArray) await this.need(index);
  }

  async #fill(index: Index<Document>): Promise<void> {
    const { internals, primaryPath } = this.#memory;
    const rows = Array.from(internals.documents.values(), (document) => ({ document }));
    for (let at = 0; at < rows.length; at += batchSize) {
      bulkInsertToState(primaryPath, internals, [index], rows.slice(at, at + batchSize));
      await breath();
    }
  }
}

/** Lets the window answer. Timers would be held back in a hidden one. */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(0);
  });
}

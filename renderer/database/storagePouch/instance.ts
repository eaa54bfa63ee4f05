// RxDB's storage instance: reads come from RxDB's own memory storage, writes reach it only after they reached the disk.
import { now, type BulkWriteRow, type EventBulk, type PreparedQuery } from 'rxdb';
import type {
  RxDocumentData,
  RxJsonSchema,
  RxStorageBulkWriteResponse,
  RxStorageChangeEvent,
} from 'rxdb';
import type { RxStorageCountResult, RxStorageInstance, RxStorageQueryResult } from 'rxdb';
import {
  bulkInsertToState,
  removeDocFromState,
  type RxStorageInstanceMemory,
} from 'rxdb/plugins/storage-memory';
import { Subject, type Observable } from 'rxjs';
import { ChangeFeed, type ChangeCheckpoint } from './changeFeed.ts';
import { StorageStopped, toStorageStopped } from './problems.ts';
import type { RowStore } from './rowStore.ts';
import type { StopSwitch } from './stopSwitch.ts';
import { idAt, planWrites, type Numbered, type WriteRequest } from './writePlan.ts';
import { WriteQueue } from './writeQueue.ts';

export type PouchInternals = Record<string, never>;
export type PouchOptions = Record<string, never>;

type Events<Document> = EventBulk<RxStorageChangeEvent<RxDocumentData<Document>>, ChangeCheckpoint>;

export type InstanceParts<Document> = {
  memory: RxStorageInstanceMemory<Document>;
  rows: RowStore<RxDocumentData<Document>>;
  stopSwitch: StopSwitch;
  onStopped: (problem: StorageStopped) => void;
  onEnded: () => void;
};

/** How many deleted documents one call of `cleanup` purges, so that other writes get their turn. */
const cleanupBatch = 500;

export class RxStorageInstancePouch<Document> implements RxStorageInstance<
  Document,
  PouchInternals,
  PouchOptions,
  ChangeCheckpoint
> {
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<Document>>>;
  readonly internals: PouchInternals = {};
  readonly options: PouchOptions = {};
  readonly #parts: InstanceParts<Document>;
  readonly #primaryPath: string;
  readonly #changes = new Subject<Events<Document>>();
  readonly #queue: WriteQueue<WriteRequest<Document>, RxStorageBulkWriteResponse<Document>>;
  #hydration: Promise<ChangeFeed> | undefined;
  #ending: Promise<void> | undefined;
  /** The checkpoint of the write that memory is just taking over; its events are emitted meanwhile. */
  #checkpoint: ChangeCheckpoint | undefined;

  constructor(parts: InstanceParts<Document>) {
    this.#parts = parts;
    this.databaseName = parts.memory.databaseName;
    this.collectionName = parts.memory.collectionName;
    this.schema = parts.memory.schema;
    this.#primaryPath = parts.memory.primaryPath;
    this.#queue = new WriteQueue((requests) => this.#commit(requests));
    parts.memory.changeStream().subscribe((bulk) => {
      if (this.#checkpoint) this.#changes.next({ ...bulk, checkpoint: this.#checkpoint });
    });
  }

  async bulkWrite(
    rows: BulkWriteRow<Document>[],
    context: string,
  ): Promise<RxStorageBulkWriteResponse<Document>> {
    this.#ensureOpen();
    this.#parts.stopSwitch.ensureRunning();
    return this.#queue.write({ rows, context });
  }

  async findDocumentsById(
    ids: string[],
    withDeleted: boolean,
  ): Promise<RxDocumentData<Document>[]> {
    await this.#opened();
    return this.#parts.memory.findDocumentsById(ids, withDeleted);
  }

  async query(prepared: PreparedQuery<Document>): Promise<RxStorageQueryResult<Document>> {
    await this.#opened();
    return this.#parts.memory.query(prepared);
  }

  async count(prepared: PreparedQuery<Document>): Promise<RxStorageCountResult> {
    await this.#opened();
    return this.#parts.memory.count(prepared);
  }

  async getChangedDocumentsSince(
    limit: number,
    checkpoint?: ChangeCheckpoint,
  ): Promise<{ documents: RxDocumentData<Document>[]; checkpoint: ChangeCheckpoint }> {
    const feed = await this.#opened();
    const changed = feed.since(limit, checkpoint);
    const documents = await this.#parts.memory.findDocumentsById(changed.ids, true);
    return { documents, checkpoint: changed.checkpoint };
  }

  changeStream(): Observable<Events<Document>> {
    return this.#changes.asObservable();
  }

  async getAttachmentData(): Promise<Blob> {
    throw new Error('this storage refuses schemas with attachments');
  }

  async cleanup(minimumDeletedTime: number): Promise<boolean> {
    this.#ensureOpen();
    return this.#queue.run(async () => {
      const feed = await this.#hydrated();
      const deleted = this.#deletedBefore(now() - minimumDeletedTime);
      const batch = deleted.slice(0, cleanupBatch);
      if (batch.length === 0) return true;
      const ids = batch.map((document) => idAt(this.#primaryPath, document));
      await this.#persist(() => this.#parts.rows.remove(ids));
      const { internals, schema } = this.#parts.memory;
      for (const document of batch)
        removeDocFromState(this.#primaryPath, schema, internals, document);
      for (const id of ids) feed.forget(id);
      return batch.length === deleted.length;
    });
  }

  close(): Promise<void> {
    this.#ending ??= this.#end(() => this.#parts.rows.close());
    return this.#ending;
  }

  remove(): Promise<void> {
    if (this.#ending) return Promise.reject(new StorageStopped('storage.closed'));
    this.#ending = this.#end(() => this.#parts.rows.destroy());
    return this.#ending;
  }

  async #end(endRows: () => Promise<void>): Promise<void> {
    await this.#queue.run(async () => {
      await this.#hydration?.catch(() => undefined);
      await this.#parts.memory.close();
      this.#changes.complete();
      try {
        await endRows();
      } finally {
        this.#parts.onEnded();
      }
    });
  }

  /** A conflict is answered by memory at the end: by then the write that it lost to can be read. */
  async #commit(
    requests: WriteRequest<Document>[],
  ): Promise<RxStorageBulkWriteResponse<Document>[]> {
    const feed = await this.#hydrated();
    const { accepted, documents } = planWrites(
      this,
      requests,
      this.#documents(),
      this.#primaryPath,
      feed,
    );
    if (documents.length > 0) await this.#persist(() => this.#parts.rows.write(documents));
    const results: RxStorageBulkWriteResponse<Document>[] = [];
    for (const [position, { rows, context }] of requests.entries()) {
      results.push(await this.#takeOver(rows, context, accepted[position] ?? [], feed));
    }
    return results;
  }

  /** No await before memory has taken the rows: a reader sees a change and its number together or not at all. */
  #takeOver(
    rows: BulkWriteRow<Document>[],
    context: string,
    accepted: Numbered[],
    feed: ChangeFeed,
  ) {
    for (const { id, seq } of accepted) feed.record(id, seq);
    this.#checkpoint = feed.checkpoint(accepted.at(-1)?.seq ?? 0);
    return this.#parts.memory.bulkWrite(rows, context);
  }

  async #persist(write: () => Promise<void>): Promise<void> {
    const { stopSwitch } = this.#parts;
    stopSwitch.ensureRunning();
    try {
      await write();
    } catch (error) {
      throw this.#stop(error);
    }
  }

  #stop(error: unknown): StorageStopped {
    const problem = toStorageStopped(error);
    if (this.#parts.stopSwitch.stop(problem)) this.#parts.onStopped(problem);
    return problem;
  }

  async #opened(): Promise<ChangeFeed> {
    this.#ensureOpen();
    return this.#hydrated();
  }

  /** Memory is filled at the first use only: RxDB opens collections that it merely wants to remove. */
  #hydrated(): Promise<ChangeFeed> {
    this.#hydration ??= this.#hydrate().catch((error: unknown) => {
      throw this.#stop(error);
    });
    return this.#hydration;
  }

  async #hydrate(): Promise<ChangeFeed> {
    const { rows, memory } = this.#parts;
    const numbered: Numbered[] = [];
    for await (const page of rows.read()) {
      bulkInsertToState(this.#primaryPath, memory.internals, memory.internals.byIndexArray, page);
      for (const { id, seq } of page) numbered.push({ id, seq });
    }
    return new ChangeFeed(rows.epoch, rows.highestSeq, numbered);
  }

  /** Memory writes its indexes and its map lazily; this is the map with everything in it. */
  #documents(): Map<string, RxDocumentData<Document>> {
    this.#parts.memory.ensurePersistence();
    return this.#parts.memory.internals.documents;
  }

  #deletedBefore(time: number): RxDocumentData<Document>[] {
    return [...this.#documents().values()].filter(
      ({ _deleted, _meta }) => _deleted && _meta.lwt <= time,
    );
  }

  #ensureOpen(): void {
    if (this.#ending) throw new StorageStopped('storage.closed');
  }
}

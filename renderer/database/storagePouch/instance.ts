// RxDB's memory storage that keeps what it takes: reads are its own, writes reach it only after they reached the disk.
import { categorizeBulkWriteRows, now } from 'rxdb';
import type { BulkWriteRow, PreparedQuery, RxDocumentData, RxStorageBulkWriteResponse } from 'rxdb';
import {
  getMemoryIndexName,
  removeDocFromState,
  RxStorageInstanceMemory,
} from 'rxdb/plugins/storage-memory';
import type { AttachmentFiles } from './attachmentFiles.ts';
import type { ChangeCheckpoint, ChangeFeed } from './changeFeed.ts';
import { foldOnce } from './folding.ts';
import { IdleWork } from './idleWork.ts';
import type { MemoryIndexes } from './memoryFill.ts';
import type { PouchFile } from './pouchFile.ts';
import { StorageStopped, toStorageStopped, type StopSwitch } from './problems.ts';
import type { Change, Filled, SealedLog } from './sealedLog.ts';
import { WriteQueue } from './writeQueue.ts';

type Answer<Document> = RxStorageBulkWriteResponse<Document>;
type Request<Document> = { rows: BulkWriteRow<Document>[]; context: string };
type Stored<Document> = Change<RxDocumentData<Document>>;
type Judged<Document> = ReturnType<typeof categorizeBulkWriteRows<Document>>;

export type InstanceParts<Document> = {
  file: PouchFile;
  log: SealedLog<RxDocumentData<Document>>;
  feed: ChangeFeed;
  attachments: AttachmentFiles;
  indexes: MemoryIndexes<Document>;
  stopSwitch: StopSwitch;
  onStopped: (problem: StorageStopped) => void;
  onEnded: () => void;
};

/** How many deleted documents one call of `cleanup` purges, so that other writes get their turn. */
const cleanupBatch = 500;

export class RxStorageInstancePouch<Document> extends RxStorageInstanceMemory<Document> {
  readonly #parts: InstanceParts<Document>;
  readonly #queue: WriteQueue<Request<Document>, Answer<Document>>;
  readonly #idle: IdleWork;
  #ending: Promise<void> | undefined;
  /** Of the write that memory is just taking over: its events are emitted meanwhile. */
  #checkpoint: ChangeCheckpoint | undefined;

  /** `memory` has been filled; it is not to be used by anybody else. */
  constructor(memory: RxStorageInstanceMemory<Document>, parts: InstanceParts<Document>) {
    const { storage, databaseName, collectionName, schema, internals, options, settings } = memory;
    super(storage, databaseName, collectionName, schema, internals, options, settings, false);
    this.#parts = parts;
    this.#queue = new WriteQueue(
      (requests) => this.#commit(requests),
      ({ rows }) => rows.map(({ document }) => String(document[this.primaryPath])),
    );
    this.#idle = new IdleWork(() => this.#queue.run(() => this.#tidy()));
    // The first to listen: all others find our checkpoint in the place of the wall clock's.
    internals.changes$.subscribe((bulk) => Object.assign(bulk, { checkpoint: this.#checkpoint }));
    this.#idle.postpone();
  }

  /**
   * Resolves when the write is on the disk, as far as IndexedDB can promise it (`durability: 'strict'`). Rejects with
   * `StorageStopped` when it is not known to be there; nothing is accepted any more then.
   */
  override async bulkWrite(
    rows: BulkWriteRow<Document>[],
    context: string,
  ): Promise<Answer<Document>> {
    this.#ensureOpen();
    return this.#queue.write({ rows, context });
  }

  override async query(prepared: PreparedQuery<Document>) {
    await this.#needIndexOf(prepared);
    return super.query(prepared);
  }

  override async count(prepared: PreparedQuery<Document>) {
    await this.#needIndexOf(prepared);
    return super.count(prepared);
  }

  /** By our own change numbers. The checkpoint of another epoch starts from the beginning. */
  async getChangedDocumentsSince(limit: number, checkpoint?: ChangeCheckpoint) {
    const changed = this.#parts.feed.since(limit, checkpoint);
    const documents = await this.findDocumentsById(changed.ids, true);
    return { documents, checkpoint: changed.checkpoint };
  }

  /** Rejects when there is no such attachment, and with `storage.damaged` when its bytes are not what they were. */
  override async getAttachmentData(id: string, attachmentId: string, digest: string) {
    const known = this.#documents().get(id)?._attachments[attachmentId];
    const fileNow = () => this.#parts.feed.latest(id)?.files?.[attachmentId];
    const file = fileNow();
    if (known?.digest !== digest || !file) throw new Error('attachment does not exist');
    return this.#parts.attachments.read(file, known.length, known.type).catch((error: unknown) => {
      throw fileNow() === file ? error : new Error('attachment does not exist', { cause: error });
    });
  }

  /** Answers whether all that was deleted so long ago is gone. */
  override async cleanup(minimumDeletedTime: number): Promise<boolean> {
    this.#ensureOpen();
    return this.#queue.run(async () => {
      await this.#parts.indexes.needAll();
      const before = now() - minimumDeletedTime;
      const deleted = [...this.#documents().values()].filter(
        ({ _deleted, _meta }) => _deleted && _meta.lwt <= before,
      );
      const batch = deleted.slice(0, cleanupBatch);
      this.#record(await this.#append(batch.map((document) => this.#change(document, null))));
      for (const document of batch)
        removeDocFromState(this.primaryPath, this.schema, this.internals, document);
      this.#idle.postpone();
      return batch.length === deleted.length;
    });
  }

  override close(): Promise<void> {
    this.#ending ??= this.#end('close');
    return this.#ending;
  }

  override async remove(): Promise<void> {
    if (this.#ending) throw new StorageStopped('storage.closed');
    this.#ending = this.#end('destroy');
    return this.#ending;
  }

  async #end(how: 'close' | 'destroy'): Promise<void> {
    this.#idle.stop();
    await this.#queue.run(async () => {
      const { log, file, onEnded } = this.#parts;
      // Lets the next opening notice if the newest piece was lost; not worth failing for.
      if (how === 'close') await this.#persist(() => log.settle()).catch(() => undefined);
      await super.close();
      this.internals.changes$.complete();
      await file[how]().finally(onEnded);
    });
  }

  /** A conflict is answered by memory at the end: by then the write that it lost to can be read. */
  async #commit(requests: Request<Document>[]): Promise<Answer<Document>[]> {
    const { feed, attachments, indexes } = this.#parts;
    await indexes.needAll();
    const documents = this.#documents();
    const accepted: Stored<Document>[][] = [];
    for (const { rows, context } of requests) {
      const path = this.primaryPath as never;
      const judged = categorizeBulkWriteRows<Document>(this, path, documents, rows, context);
      accepted.push(await this.#persist(() => this.#accept(judged)));
    }
    const filled = await this.#append(accepted.flat());
    const unused = new Set(accepted.flat().flatMap((change) => this.#filesLeftBy(change)));
    // No await before memory has taken the rows: a reader sees a change and its number together or not at all.
    this.#record(filled);
    const answers = requests.map(({ rows, context }, at) => {
      this.#checkpoint = feed.checkpoint(accepted[at]?.at(-1)?.seq ?? 0);
      return super.bulkWrite(rows, context);
    });
    if (this.schema.attachments) this.#documents();
    this.internals.attachments?.clear();
    if (unused.size > 0) await this.#persist(() => attachments.remove((file) => unused.has(file)));
    this.#idle.postpone();
    return Promise.all(answers);
  }

  /** What is to go to the disk. Its attachments are there already when this resolves. */
  async #accept(judged: Judged<Document>): Promise<Stored<Document>[]> {
    const files = new Map<string, Record<string, string>>();
    for (const added of [...judged.attachmentsAdd, ...judged.attachmentsUpdate]) {
      const file = await this.#parts.attachments.write(added.attachmentData.data);
      files.set(added.documentId, { ...files.get(added.documentId), [added.attachmentId]: file });
    }
    return [...judged.bulkInsertDocs, ...judged.bulkUpdateDocs].map(({ document }) => {
      const change = this.#change(document, document);
      const former = this.#documents().get(change.id)?._attachments ?? {};
      const known = this.#parts.feed.latest(change.id)?.files ?? {};
      const named = document._deleted ? [] : Object.entries(document._attachments);
      // One whose bytes neither came nor are there is not answered with those of another.
      const kept = named.flatMap(([attachmentId, { digest }]): [string, string][] => {
        const isSame = former[attachmentId]?.digest === digest;
        const file =
          files.get(change.id)?.[attachmentId] ?? (isSame ? known[attachmentId] : undefined);
        return file ? [[attachmentId, file]] : [];
      });
      return kept.length > 0 ? { ...change, files: Object.fromEntries(kept) } : change;
    });
  }

  async #needIndexOf({ queryPlan }: PreparedQuery<Document>): Promise<void> {
    const index = this.internals.byIndex[getMemoryIndexName(queryPlan.index)];
    if (index) await this.#parts.indexes.need(index);
  }

  #filesLeftBy({ id, files = {} }: Stored<Document>): string[] {
    const former = Object.values(this.#parts.feed.latest(id)?.files ?? {});
    return former.filter((file) => !Object.values(files).includes(file));
  }

  #change(
    { [this.primaryPath as never]: id }: RxDocumentData<Document>,
    document: RxDocumentData<Document> | null,
  ): Stored<Document> {
    return { id, seq: this.#parts.feed.nextSeq(), document };
  }

  async #append(changes: Stored<Document>[]): Promise<Filled<RxDocumentData<Document>>[]> {
    return changes.length > 0 ? this.#persist(() => this.#parts.log.append(changes)) : [];
  }

  #record(filled: Filled<RxDocumentData<Document>>[]): void {
    for (const { piece, changes } of filled)
      for (const { document, ...change } of changes)
        this.#parts.feed.record({ ...change, piece, isPurged: document === null });
  }

  #tidy(): Promise<boolean> {
    const { log, feed, attachments, indexes } = this.#parts;
    return this.#persist(async () => {
      await indexes.needAll();
      if (await foldOnce(log, feed, this.#documents())) return true;
      if (log.areFilesCurrent) return false;
      if (await attachments.resealNext()) return true;
      await log.noteFilesResealed();
      return false;
    });
  }

  async #persist<Value>(write: () => Promise<Value>): Promise<Value> {
    const { stopSwitch, onStopped } = this.#parts;
    if (stopSwitch.problem) throw stopSwitch.problem;
    try {
      return await write();
    } catch (error) {
      const isFirst = stopSwitch.problem === undefined;
      stopSwitch.problem ??= toStorageStopped(error);
      if (isFirst) onStopped(stopSwitch.problem);
      throw stopSwitch.problem;
    }
  }

  /** Memory writes its indexes and its map lazily; this is the map with everything in it. */
  #documents(): Map<string, RxDocumentData<Document>> {
    this.ensurePersistence();
    return this.internals.documents;
  }

  #ensureOpen(): void {
    if (this.#ending) throw new StorageStopped('storage.closed');
    if (this.#parts.stopSwitch.problem) throw this.#parts.stopSwitch.problem;
  }
}

// One of the three PCs of the replication histories: a database of ours or one on storage-memory, both through the
// interface that RxDB asks of a storage, with photos.
import { createRevision, getRxReplicationMetaInstanceSchema, now } from 'rxdb';
import type {
  RxDocumentData,
  RxDocumentWriteData,
  RxStorage,
  RxStorageInstance,
  RxStorageReplicationMeta,
} from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { Chance } from '../storageKill/chance.ts';
import { storedNoteSchema, type Note } from '../storagePouch/sampleNotes.ts';
import { newWorkbench, type Workbench } from '../storagePouch/workbench.ts';

export type Instance<Document = Note> = RxStorageInstance<Document, unknown, unknown>;
export type StoredNote = RxDocumentData<Note>;
export type Meta = RxStorageReplicationMeta<Note, unknown>;

const photoSchema = { ...storedNoteSchema, attachments: {} };
const metaSchema = getRxReplicationMetaInstanceSchema<Note, unknown>(photoSchema, false);
const day = 24 * 60 * 60 * 1000;

/** What is told of a note when three databases are compared: no revision, no time, but the bytes of its photo. */
export type Seen = { text: string; deleted: boolean; photo: string | undefined };

export class ReplicationNode {
  readonly name: string;
  readonly isOurs: boolean;
  readonly #bench: Workbench = newWorkbench();
  readonly #memory = { ...getRxStorageMemory(), collectionStates: new Map() };
  #instance: Instance | undefined;
  #meta: Instance<Meta> | undefined;
  /** How far the clock of this PC is behind; storage-memory can't bear that. */
  #clockBehind = 0;

  constructor(name: string, isOurs: boolean) {
    [this.name, this.isOurs] = [name, isOurs];
  }

  get instance(): Instance {
    if (!this.#instance) throw new Error(`${this.name} is closed`);
    return this.#instance;
  }

  get meta(): Instance<Meta> {
    if (!this.#meta) throw new Error(`${this.name} is closed`);
    return this.#meta;
  }

  async open(): Promise<void> {
    const storage = (this.isOurs ? await this.#bench.storage() : this.#memory) as RxStorage<
      unknown,
      unknown
    >;
    const place = { databaseInstanceToken: this.name, databaseName: this.#bench.database };
    const rest = { options: {}, multiInstance: false, devMode: false };
    this.#instance = await storage.createStorageInstance<Note>({
      ...{ ...place, ...rest, collectionName: 'notes', schema: photoSchema },
    });
    this.#meta = await storage.createStorageInstance<Meta>({
      ...{ ...place, ...rest, collectionName: 'meta', schema: metaSchema },
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#instance?.close(), this.#meta?.close()]);
    [this.#instance, this.#meta] = [undefined, undefined];
    if (this.#bench.reports.length > 0) {
      throw new Error(`${this.name} reported ${JSON.stringify(this.#bench.reports)}`);
    }
  }

  setClock(chance: Chance): void {
    if (this.isOurs) this.#clockBehind = chance.pick([0, day, 3 * day, -day]);
  }

  /** Answers false when the replication came first. `photo` is its content, or what becomes of the one before. */
  async write(
    id: string,
    note: { text: string; age: number; deleted: boolean },
    photo: string,
  ): Promise<boolean> {
    const [previous] = await this.instance.findDocumentsById([id], true);
    // RxDB emits no event for a document that begins as deleted, and never pushes it when other events follow.
    const deleted = note.deleted && previous !== undefined;
    const attachments = photo === 'as before' ? previous?._attachments : attachmentsOf(photo);
    const document = {
      ...{ id, text: note.text, age: note.age, _deleted: deleted },
      _attachments: deleted ? {} : (attachments ?? {}),
      _meta: { lwt: now() - this.#clockBehind },
      _rev: createRevision(this.name, previous),
    };
    const row = previous ? { previous, document } : { document };
    const { error } = await this.instance.bulkWrite([row], 'by hand');
    return error.length === 0;
  }

  async look(ids: readonly string[]): Promise<Map<string, Seen>> {
    const documents = await this.instance.findDocumentsById([...ids], true);
    const seen = new Map<string, Seen>();
    for (const document of documents) seen.set(document.id, await this.#see(document));
    return seen;
  }

  async #see({ id, text, _deleted, _attachments }: StoredNote): Promise<Seen> {
    const digest = _attachments['photo']?.digest;
    const data =
      digest === undefined || _deleted
        ? undefined
        : await this.instance.getAttachmentData(id, 'photo', digest);
    return { text, deleted: _deleted, photo: await data?.text() };
  }
}

/** The text stands for the digest: no two photos have the same. */
function attachmentsOf(photo: string): RxDocumentWriteData<Note>['_attachments'] {
  if (photo === 'none') return {};
  const data = new Blob([photo], { type: 'text/plain' });
  const attachment = { data, digest: photo.slice(0, 20), length: data.size, type: data.type };
  return { photo: attachment };
}

import idbAdapter from 'pouchdb-adapter-idb';
// One PouchDB database: rows of opaque bytes in, rows of opaque bytes out. Knows nothing of keys or documents.
import PouchDB from 'pouchdb-core';
import { StorageStopped, toStorageStopped } from './problems.ts';
import { useStrictDurability } from './strictDurability.ts';

PouchDB.plugin(idbAdapter);

export type StoredRow = { key: string; rev: string; body: unknown };
export type RowWrite =
  | { key: string; rev?: string | undefined; body: unknown }
  | { key: string; rev: string; remove: true };

type Content = { body?: unknown };

const rowPrefix = 'row.';
const afterRows = 'row/';
/** Open or closing databases by name: two handles on one would each believe their own memory. */
const handles = new Map<string, PouchFile>();

export class PouchFile {
  readonly #name: string;
  readonly #database: PouchDB.Database<Content>;
  #closing: Promise<void> | undefined;

  private constructor(name: string) {
    this.#name = name;
    this.#database = new PouchDB<Content>(name, {
      adapter: 'idb',
      auto_compaction: true,
      revs_limit: 1,
      // A revision computed from the content would hash an ArrayBuffer as an empty object.
      deterministic_revs: false,
    });
  }

  static async open(name: string): Promise<PouchFile> {
    useStrictDurability();
    const earlier = handles.get(name);
    if (earlier) await earlier.#closing;
    if (handles.has(name)) throw new Error(`storage ${name} is already open`);
    const file = new PouchFile(name);
    handles.set(name, file);
    try {
      await file.#database.info();
      return file;
    } catch (error) {
      handles.delete(name);
      throw toStorageStopped(error);
    }
  }

  /** A row outside the numbered ones, by its whole key. */
  async readOne(key: string): Promise<StoredRow | undefined> {
    const { rows } = await this.#guard(() => this.#database.allDocs({ key, include_docs: true }));
    return rows.map((row) => ({ key, rev: row.value.rev, body: row.doc?.body }))[0];
  }

  /** At most `limit` rows in the order of their keys, those after `after`. */
  async readRows(after: string, limit: number): Promise<StoredRow[]> {
    const { rows } = await this.#guard(() =>
      this.#database.allDocs({
        startkey: `${rowPrefix}${after}${after && '\u0000'}`,
        endkey: afterRows,
        inclusive_end: false,
        limit,
        include_docs: true,
      }),
    );
    return rows.map((row) => ({
      key: row.id.slice(rowPrefix.length),
      rev: row.value.rev,
      body: row.doc?.body,
    }));
  }

  /** One IndexedDB transaction; resolves with the new revisions once they are on the disk. */
  async write(writes: RowWrite[], others: RowWrite[]): Promise<string[]> {
    const documents = [
      ...writes.map((write) => toDocument(`${rowPrefix}${write.key}`, write)),
      ...others.map((write) => toDocument(write.key, write)),
    ];
    const results = await this.#guard(() => this.#database.bulkDocs(documents));
    return results.map((result) => {
      if ('error' in result || !result.rev) throw new StorageStopped('storage.io', result);
      return result.rev;
    });
  }

  close(): Promise<void> {
    return this.#end(() => this.#database.close());
  }

  destroy(): Promise<void> {
    return this.#end(() => this.#database.destroy());
  }

  #end(how: () => Promise<unknown>): Promise<void> {
    this.#closing ??= this.#guard(how).then(
      () => void handles.delete(this.#name),
      (error: unknown) => {
        handles.delete(this.#name);
        throw error;
      },
    );
    return this.#closing;
  }

  async #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw toStorageStopped(error);
    }
  }
}

function toDocument(id: string, write: RowWrite): PouchDB.Core.PutDocument<Content> {
  const revision = write.rev === undefined ? {} : { _rev: write.rev };
  if ('remove' in write) return { _id: id, ...revision, _deleted: true };
  return { _id: id, ...revision, body: write.body };
}

// One PouchDB database: named opaque bytes in and out. Knows nothing of keys or documents.
// Each is a local document: no revisions are kept of those, and nothing stays when one is removed. PouchDB can't list
// them, and reads each in a transaction of its own; so they are read from its store in IndexedDB.
import idbAdapter from 'pouchdb-adapter-idb';
import PouchDB from 'pouchdb-core';
import { StorageStopped, toStorageStopped } from './problems.ts';
import { useStrictDurability } from './strictDurability.ts';

PouchDB.plugin(idbAdapter);

type Content = { body?: unknown };
/** As PouchDB keeps it. */
type Row = Content & { _rev: string };

export type Stored = { name: string; rev: string; body: unknown };
export type Write =
  | { name: string; rev?: string | undefined; body: unknown }
  | { name: string; rev: string; remove: true };

const prefix = '_local/';
/** How long one who closes the same database may take. */
const patienceMilliseconds = 2000;

export class PouchFile {
  readonly #database: PouchDB.Database<Content>;
  readonly #reading: IDBDatabase;
  readonly #release: () => void;

  private constructor(
    database: PouchDB.Database<Content>,
    reading: IDBDatabase,
    release: () => void,
  ) {
    this.#database = database;
    this.#reading = reading;
    this.#release = release;
  }

  /** Rejects with `storage.inUse` when this page or another one has it open. */
  static async open(name: string): Promise<PouchFile> {
    useStrictDurability();
    const release = await lock(`storage ${name}`);
    try {
      const database = new PouchDB<Content>(name, { adapter: 'idb' });
      await database.info();
      return new PouchFile(database, await answer(indexedDB.open(`_pouch_${name}`)), release);
    } catch (error) {
      release();
      throw toStorageStopped(error);
    }
  }

  /** Of everything stored. */
  async names(): Promise<string[]> {
    const keys = await this.#guard(() => answer(this.#store().getAllKeys()));
    const ids = keys.filter((key) => typeof key === 'string');
    return ids.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
  }

  /** In the order of the names; those that do not exist are left out. */
  async read(names: string[]): Promise<Stored[]> {
    const found = await this.#guard(() => {
      const store = this.#store();
      return Promise.all(names.map((name) => answer(store.get(prefix + name))));
    });
    return found.flatMap((row: Row | undefined, at) =>
      row ? [{ name: names[at] as string, rev: row._rev, body: row.body }] : [],
    );
  }

  /** One IndexedDB transaction; resolves with the new revisions once they are on the disk. */
  async write(writes: Write[]): Promise<string[]> {
    const results = await this.#guard(() => this.#database.bulkDocs(writes.map(toDocument)));
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
    this.#reading.close();
    return this.#guard(async () => void (await how())).finally(this.#release);
  }

  #store(): IDBObjectStore {
    return this.#reading.transaction('local-store').objectStore('local-store');
  }

  async #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw toStorageStopped(error);
    }
  }
}

/** Held until the answer is called. */
async function lock(name: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(patienceMilliseconds);
    navigator.locks
      .request(name, { signal }, () => new Promise<void>((release) => resolve(release)))
      .catch((error: unknown) => reject(new StorageStopped('storage.inUse', error)));
  });
}

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(toStorageStopped(request.error)));
  });
}

function toDocument({ name, rev, ...write }: Write): PouchDB.Core.PutDocument<Content> {
  const document = { _id: prefix + name, ...(rev === undefined ? {} : { _rev: rev }) };
  return 'remove' in write ? { ...document, _deleted: true } : { ...document, body: write.body };
}

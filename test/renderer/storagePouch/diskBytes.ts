// Looks at IndexedDB behind the storage's back: what a stranger with the disk would see, and what a bad sector would do.

type Store = { database: IDBDatabase; name: string };

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
  });
}

async function withStores<Value>(
  prefix: string,
  look: (store: Store) => Promise<Value>,
): Promise<Value[]> {
  const results: Value[] = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith(`_pouch_${prefix}`)) continue;
    const database = await answer(indexedDB.open(name));
    for (const store of database.objectStoreNames)
      results.push(await look({ database, name: store }));
    database.close();
  }
  return results;
}

/** Every key and value of every store of the databases whose names begin with `prefix`, in plain bytes. */
export async function readDisk(prefix: string): Promise<Uint8Array[]> {
  const found: Uint8Array[] = [];
  await withStores(prefix, async ({ database, name }) => {
    const store = database.transaction(name).objectStore(name);
    const [keys, values] = await Promise.all([
      answer(store.getAllKeys()),
      answer(store.getAll() as IDBRequest<unknown[]>),
    ]);
    for (const value of [...keys, ...values]) collect(value, found);
  });
  return found;
}

function collect(value: unknown, found: Uint8Array[]): void {
  if (value instanceof ArrayBuffer) found.push(new Uint8Array(value));
  else if (ArrayBuffer.isView(value)) found.push(new Uint8Array(value.buffer));
  else if (typeof value === 'string') found.push(new TextEncoder().encode(value));
  else if (Array.isArray(value)) for (const part of value) collect(part, found);
  else if (value instanceof Blob && value.size > 0)
    throw new Error('a Blob hides its bytes from this search');
  else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      collect(key, found);
      collect(part, found);
    }
  }
}

/** Whether the word lies anywhere in the bytes, as UTF-8 or as UTF-16. */
export function holdsWord(bytes: Uint8Array[], word: string): boolean {
  const wide = new Uint8Array(word.length * 2);
  for (let at = 0; at < word.length; at += 1) {
    wide[at * 2] = word.charCodeAt(at) & 0xff;
    wide[at * 2 + 1] = word.charCodeAt(at) >> 8;
  }
  const forms = [new TextEncoder().encode(word), wide].map(latin);
  return bytes.some((part) => {
    const text = latin(part);
    return forms.some((form) => text.includes(form));
  });
}

function latin(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** A local document of PouchDB's, as it lies there. */
type PouchRow = { _id: string; body?: unknown };

const storeName = 'local-store';

/** Changes the bodies of stored values in place; `change` answers undefined to leave one alone. */
export async function rewriteBodies(
  prefix: string,
  change: (id: string, body: ArrayBuffer) => ArrayBuffer | undefined,
): Promise<number> {
  let changed = 0;
  await withStores(prefix, async ({ database, name }) => {
    if (name !== storeName) return;
    const store = database.transaction(name, 'readwrite').objectStore(name);
    for (const row of await answer(store.getAll() as IDBRequest<PouchRow[]>)) {
      const body = row.body instanceof ArrayBuffer ? change(nameOf(row), row.body) : undefined;
      if (!body) continue;
      changed += 1;
      await answer(store.put({ ...row, body }));
    }
  });
  return changed;
}

/** The names of what is stored, those that begin with `start`. */
export async function namesOnDisk(prefix: string, start: string): Promise<string[]> {
  const names: string[] = [];
  await rewriteBodies(prefix, (name) => void (name.startsWith(start) && names.push(name)));
  return names;
}

type Snapshot = Map<string, PouchRow[]>;

/** What is stored now, by the name of its database. */
export async function takeSnapshot(prefix: string): Promise<Snapshot> {
  const snapshot: Snapshot = new Map();
  await withStores(prefix, async ({ database, name }) => {
    if (name !== storeName) return;
    const store = database.transaction(name).objectStore(name);
    snapshot.set(database.name, await answer(store.getAll() as IDBRequest<PouchRow[]>));
  });
  return snapshot;
}

/** Puts what has such a name back as it was in the snapshot, or removes it where it was not there. */
export async function rollBack(prefix: string, snapshot: Snapshot, named: RegExp): Promise<void> {
  const present = await takeSnapshot(prefix);
  await withStores(prefix, async ({ database, name }) => {
    if (name !== storeName) return;
    const store = database.transaction(name, 'readwrite').objectStore(name);
    for (const row of present.get(database.name) ?? [])
      if (named.test(nameOf(row))) await answer(store.delete(row._id));
    for (const row of snapshot.get(database.name) ?? [])
      if (named.test(nameOf(row))) await answer(store.put(row));
  });
}

/** As if it had never been written. */
export async function drop(prefix: string, named: RegExp): Promise<void> {
  await rollBack(prefix, new Map(), named);
}

function nameOf({ _id }: PouchRow): string {
  return _id.replace('_local/', '');
}

export function flipLastByte(body: ArrayBuffer): ArrayBuffer {
  const bytes = new Uint8Array(body.slice(0));
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.buffer;
}

/** The next `count` write transactions fail: `throw` as a full disk does, `abort` as a failing one does. */
export function failWrites(how: 'throw' | 'abort', count = 1): () => void {
  const prototype = IDBDatabase.prototype;
  const original = prototype.transaction;
  let left = count;
  prototype.transaction = function failing(stores, mode, options) {
    if (mode !== 'readwrite' || left === 0) return original.call(this, stores, mode, options);
    left -= 1;
    if (how === 'throw') throw new DOMException('the disk is full', 'QuotaExceededError');
    const transaction = original.call(this, stores, mode, options);
    queueMicrotask(() => transaction.abort());
    return transaction;
  };
  return () => {
    prototype.transaction = original;
  };
}

// What lies in IndexedDB, taken out and put back whole: the damage test lays one image after the other under the storage.

export interface ImageRow {
  readonly key: IDBValidKey;
  readonly value: Record<string, unknown>;
}

/** Rows by database and store. */
export type DiskImage = Map<string, Map<string, ImageRow[]>>;

function answer<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no reason given')));
  });
}

async function databaseNames(part: string): Promise<string[]> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  return names.filter((name) => name.includes(part));
}

/** Every database whose name holds `part`. */
export async function readImage(part: string): Promise<DiskImage> {
  const image: DiskImage = new Map();
  for (const name of await databaseNames(part)) {
    const database = await answer(indexedDB.open(name));
    const stores = new Map<string, ImageRow[]>();
    for (const storeName of database.objectStoreNames) {
      const store = database.transaction(storeName).objectStore(storeName);
      const [keys, values] = await Promise.all([
        answer(store.getAllKeys()),
        answer(store.getAll() as IDBRequest<ImageRow['value'][]>),
      ]);
      stores.set(
        storeName,
        keys.map((key, position) => ({ key, value: values[position] ?? {} })),
      );
    }
    database.close();
    image.set(name, stores);
  }
  return image;
}

/** The databases must exist and be closed; what was in them is gone afterwards. */
export async function layImage(image: DiskImage): Promise<void> {
  for (const [name, stores] of image) {
    const database = await answer(indexedDB.open(name));
    const storeNames = [...stores.keys()];
    const transaction = database.transaction(storeNames, 'readwrite');
    for (const [storeName, rows] of stores) {
      const store = transaction.objectStore(storeName);
      store.clear();
      for (const { key, value } of rows) {
        if (store.keyPath === null) store.put(value, key);
        else store.put(value);
      }
    }
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener('complete', () => resolve());
      transaction.addEventListener('abort', () =>
        reject(transaction.error ?? new Error('the image could not be laid')),
      );
    });
    database.close();
  }
}

/** All databases of the image: many of them would fill the memory of a long run. */
export async function removeImage(image: DiskImage): Promise<void> {
  for (const name of image.keys()) await answer(indexedDB.deleteDatabase(name));
}

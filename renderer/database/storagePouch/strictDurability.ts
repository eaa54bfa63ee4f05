// PouchDB opens its IndexedDB transactions without options, and newer Chromium then reports a write as done
// before it has reached the disk. A record called saved must survive the power cut that follows.

let applied = false;

/** From now on every readwrite transaction of this page waits for the disk. Harmless when called again. */
export function useStrictDurability(): void {
  if (applied) return;
  applied = true;
  const prototype = IDBDatabase.prototype;
  const original = prototype.transaction;
  prototype.transaction = function strictTransaction(stores, mode, options) {
    const strict: IDBTransactionOptions =
      mode === 'readwrite' ? { durability: 'strict', ...options } : { ...options };
    return original.call(this, stores, mode, strict);
  };
}

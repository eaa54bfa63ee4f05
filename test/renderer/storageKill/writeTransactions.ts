// Watches IndexedDB from outside: whether a storage is busy with work of its own, whatever it calls it.

export interface WriteTransactions {
  /** Write transactions begun since the page was loaded. */
  count(): number;
  /** Resolves when none was begun for `silenceMs`, or after `patienceMs` in any case. */
  silent(silenceMs: number, patienceMs: number): Promise<void>;
}

/** Call it once, before the first database is opened. */
export function watchWriteTransactions(): WriteTransactions {
  let begun = 0;
  let latest = performance.now();
  const prototype = IDBDatabase.prototype;
  const original = prototype.transaction;
  prototype.transaction = function watched(stores, mode, options) {
    if (mode === 'readwrite') {
      begun += 1;
      latest = performance.now();
    }
    return original.call(this, stores, mode, options);
  };
  return {
    count: () => begun,
    async silent(silenceMs, patienceMs) {
      const started = performance.now();
      latest = started;
      while (performance.now() - latest < silenceMs && performance.now() - started < patienceMs) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}

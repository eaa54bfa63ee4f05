// How the local storage says that it stopped, and what it found damaged: codes for the screens, never names or texts.

export type StorageProblem =
  | 'storage.quota'
  | 'storage.closed'
  | 'storage.io'
  | 'storage.damaged'
  | 'storage.wrongKey';

/** After a failed write every instance of the database refuses writes with this until all of them were closed. */
export class StorageStopped extends Error {
  readonly code: StorageProblem;

  constructor(code: StorageProblem, cause?: unknown) {
    super(code, { cause });
    this.name = 'StorageStopped';
    this.code = code;
  }
}

/** `format`: the bytes are not a sealed row; `authentication`: they were altered, moved or sealed with another key. */
export type DamageReason = 'format' | 'authentication';

/** What the storage tells the app beside its answers; `row` is the opaque key of a row, or `header`. */
export type StorageReport =
  | { kind: 'stopped'; code: StorageProblem; database: string; collection: string }
  | { kind: 'damaged'; reason: DamageReason; row: string; database: string; collection: string };

/** PouchDB hides the name of the IndexedDB error in `reason`. What is not recognised counts as `storage.io`. */
export function toStorageStopped(error: unknown): StorageStopped {
  if (error instanceof StorageStopped) return error;
  const text = describe(error);
  if (/quota/i.test(text)) return new StorageStopped('storage.quota', error);
  if (/InvalidState|clos(ed|ing)|destroyed/i.test(text))
    return new StorageStopped('storage.closed', error);
  return new StorageStopped('storage.io', error);
}

function describe(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const reason = 'reason' in error ? String(error.reason) : '';
  const name = 'name' in error ? String(error.name) : '';
  const message = 'message' in error ? String(error.message) : '';
  return `${name} ${message} ${reason}`;
}

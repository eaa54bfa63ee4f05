// How the local storage says that it stopped, and what it found damaged: codes for the screens, never names or texts.

export type StorageProblem =
  | 'storage.quota'
  | 'storage.closed'
  | 'storage.io'
  | 'storage.damaged'
  | 'storage.inUse'
  | 'storage.wrongKey';

export class StorageStopped extends Error {
  readonly code: StorageProblem;

  constructor(code: StorageProblem, cause?: unknown) {
    super(code, { cause });
    this.name = 'StorageStopped';
    this.code = code;
  }
}

/**
 * One per open database. RxDB skips a pulled page for ever when a single write of it is refused; so after the first
 * failed write nothing is accepted any more, the replication's own bookkeeping included, until all were closed.
 */
export type StopSwitch = { problem?: StorageStopped };

/**
 * `format`: the bytes are not sealed content; `authentication`: they were altered, moved or sealed with another key;
 * `missing`: something else names it, but it is not there; `rolledBack`: it is genuine, but of an earlier time.
 */
export type DamageReason = 'format' | 'authentication' | 'missing' | 'rolledBack';

/** What the storage tells the app beside its answers; `piece` is the name of what was damaged, which is no secret. */
export type StorageReport = { database: string; collection: string } & (
  | { kind: 'stopped'; code: StorageProblem }
  | { kind: 'damaged'; reason: DamageReason; piece: string }
  | { kind: 'rekeyed' }
);

/** PouchDB hides the name of the IndexedDB error in `reason`. What is not recognised counts as `storage.io`. */
export function toStorageStopped(error: unknown): StorageStopped {
  if (error instanceof StorageStopped) return error;
  const { name, message, reason } = Object(error) as Record<string, unknown>;
  const text = [name, message, reason].join(' ');
  if (/quota/i.test(text)) return new StorageStopped('storage.quota', error);
  const isClosed = /InvalidState|clos(ed|ing)|destroyed/i.test(text);
  return new StorageStopped(isClosed ? 'storage.closed' : 'storage.io', error);
}

// Opens storages for the suite, which runs both under vitest (fake IndexedDB) and inside real Chromium,
// where no test library is at hand: hence the two checks below.
import type { RxStorage } from 'rxdb';
import type {
  PouchInternals,
  PouchOptions,
  RxStorageInstancePouch,
} from '../../../renderer/database/storagePouch/instance.ts';
import type { StorageReport } from '../../../renderer/database/storagePouch/problems.ts';
import { importDataKey } from '../../../renderer/database/storagePouch/sealing.ts';
import { getRxStoragePouch } from '../../../renderer/database/storagePouch/storagePouch.ts';
import { storedNoteSchema, type Note } from './sampleNotes.ts';

export type NoteInstance = RxStorageInstancePouch<Note>;

/** One station PC: a database name nobody else uses, a key, and what the storage reported. */
export type Workbench = {
  database: string;
  reports: StorageReport[];
  storage(keyByte?: number): Promise<RxStorage<PouchInternals, PouchOptions>>;
  open(
    collection?: string,
    storage?: RxStorage<PouchInternals, PouchOptions>,
  ): Promise<NoteInstance>;
};

let opened = 0;

/** `name` only to come back to a database of an earlier process. */
export function newWorkbench(name?: string): Workbench {
  opened += 1;
  const reports: StorageReport[] = [];
  const database = name ?? `bench${opened}x${crypto.randomUUID().slice(0, 8)}`;
  const storage = async (keyByte = 7) => {
    const keys = await importDataKey(new Uint8Array(32).fill(keyByte));
    return getRxStoragePouch({ keys, report: (report) => reports.push(report) });
  };
  const open = async (collection = 'visits', from?: RxStorage<PouchInternals, PouchOptions>) =>
    openNotes(database, collection, from ?? (await storage()));
  return { database, reports, storage, open };
}

/** Opens one collection of notes without an RxDatabase around it. */
async function openNotes(
  databaseName: string,
  collectionName: string,
  storage: RxStorage<PouchInternals, PouchOptions>,
): Promise<NoteInstance> {
  const instance = await storage.createStorageInstance<Note>({
    databaseInstanceToken: 'token',
    databaseName,
    collectionName,
    schema: storedNoteSchema,
    options: {},
    multiInstance: false,
    devMode: false,
  });
  return instance as NoteInstance;
}

export function same(actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`expected ${right}, got ${left}`);
}

export async function rejects(work: Promise<unknown>, message: string): Promise<void> {
  const outcome = await work.then(
    () => 'no rejection',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  same(outcome, message);
}

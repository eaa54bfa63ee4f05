// Opens storages for the suite, which runs both under vitest (fake IndexedDB) and inside real Chromium,
// where no test library is at hand: hence the two checks below.
import type { RxStorage } from 'rxdb';
import type { RxStorageInstancePouch } from '../../../renderer/database/storagePouch/instance.ts';
import type { StorageReport } from '../../../renderer/database/storagePouch/problems.ts';
import { importDataKey } from '../../../renderer/database/storagePouch/sealing.ts';
import { getRxStoragePouch } from '../../../renderer/database/storagePouch/storagePouch.ts';
import { storedNoteSchema, type Note } from './sampleNotes.ts';

export type NoteInstance = RxStorageInstancePouch<Note>;
type NoteSchema = typeof storedNoteSchema;

/** One station PC: a database name nobody else uses, a key, and what the storage reported. */
export type Workbench = {
  database: string;
  reports: StorageReport[];
  /** How far the fillings came, each time a collection said so. */
  progress: number[];
  storage(keyByte?: number, formerKeyByte?: number): Promise<RxStorage<object, object>>;
  open(
    collection?: string,
    storage?: RxStorage<object, object>,
    schema?: NoteSchema,
  ): Promise<NoteInstance>;
};

let opened = 0;

export function newWorkbench(): Workbench {
  opened += 1;
  const reports: StorageReport[] = [];
  const progress: number[] = [];
  const database = `bench${opened}x${crypto.randomUUID().slice(0, 8)}`;
  const storage = async (keyByte = 7, formerKeyByte?: number) => {
    const key = await keyOf(keyByte);
    const formerKeys = formerKeyByte === undefined ? [] : [await keyOf(formerKeyByte)];
    return getRxStoragePouch({
      key,
      formerKeys,
      report: (report) => reports.push(report),
      onProgress: ({ share }) => progress.push(share),
    });
  };
  const open = async (
    collection = 'visits',
    from?: RxStorage<object, object>,
    schema: NoteSchema = storedNoteSchema,
  ) => openNotes(database, collection, from ?? (await storage()), schema);
  return { database, reports, progress, storage, open };
}

function keyOf(byte: number) {
  return importDataKey(new Uint8Array(32).fill(byte));
}

/** Opens one collection of notes without an RxDatabase around it. */
async function openNotes(
  databaseName: string,
  collectionName: string,
  storage: RxStorage<object, object>,
  schema: NoteSchema,
): Promise<NoteInstance> {
  const instance = await storage.createStorageInstance<Note>({
    databaseInstanceToken: 'token',
    databaseName,
    collectionName,
    schema,
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

/** Waits for what a quiet moment is to bring about. */
export async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error('it never came about');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

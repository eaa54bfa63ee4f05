// The page of the kill test: opens the database, tells what it found, then writes until it is killed.
// Every write is told before it begins and again when it was acknowledged.
import { addRxPlugin, createRxDatabase, type RxCollection, type RxJsonSchema } from 'rxdb';
import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import { importDataKey } from '../../../renderer/database/storagePouch/sealing.ts';
import { getRxStoragePouch } from '../../../renderer/database/storagePouch/storagePouch.ts';
import type { BareHost } from './bareWindow.ts';
import type { FoundRecord, TriedWrite } from './killLedger.ts';
import { NoteWriter, type KillNote } from './noteWriter.ts';
import { noteText, opOfPhoto } from './traceableContent.ts';
import { watchWriteTransactions } from './writeTransactions.ts';

export interface KillTask {
  readonly seed: number;
  /** The numbers of earlier writes are not used again. */
  readonly firstOp: number;
  readonly schemaVersion: number;
  /** Grows by one with every new data key; all earlier ones are handed over as those being replaced. */
  readonly keyNumber: number;
  /** Only look and end in good order. */
  readonly onlyLook: boolean;
}

export type KillMessage =
  | { kind: 'loaded' }
  | { kind: 'opened'; found: FoundRecord[]; milliseconds: number }
  | { kind: 'begin'; write: TriedWrite }
  | { kind: 'acknowledge'; op: number }
  /** Write transactions of the storage's own, while nobody wrote. */
  | { kind: 'idleWork'; transactions: number }
  /** Nothing that a former key sealed is left in the notes. */
  | { kind: 'rekeyed' }
  | { kind: 'problem'; text: string };

declare const bareHost: BareHost;

addRxPlugin(RxDBAttachmentsPlugin);
addRxPlugin(RxDBMigrationSchemaPlugin);

const transactions = watchWriteTransactions();
const task = JSON.parse(decodeURIComponent(location.search.slice(1))) as KillTask;

function say(message: KillMessage): void {
  bareHost.say(message);
}

function complain(problem: unknown): void {
  const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  say({ kind: 'problem', text });
}

function noteSchema(version: number): RxJsonSchema<KillNote> {
  return {
    version,
    primaryKey: 'id',
    type: 'object',
    properties: {
      id: { type: 'string', maxLength: 20 },
      op: { type: 'integer', minimum: 0, maximum: 100_000_000, multipleOf: 1 },
      text: { type: 'string' },
    },
    required: ['id', 'op', 'text'],
    indexes: ['op'],
    attachments: {},
  };
}

async function dataKey(number: number) {
  return importDataKey(new Uint8Array(32).fill(number + 1));
}

async function openNotes(): Promise<RxCollection<KillNote>> {
  const earlier = Array.from({ length: task.keyNumber }, (_, number) => dataKey(number));
  const storage = getRxStoragePouch({
    key: await dataKey(task.keyNumber),
    formerKeys: (await Promise.all(earlier)).toReversed(),
    report: (found) => {
      if (found.kind !== 'rekeyed') complain(`the storage reported ${JSON.stringify(found)}`);
      else if (found.collection === 'notes') say({ kind: 'rekeyed' });
    },
  });
  const database = await createRxDatabase<{ notes: RxCollection<KillNote> }>({
    name: 'killed',
    storage,
    multiInstance: false,
  });
  const versions = Array.from({ length: task.schemaVersion }, (_, version) => version + 1);
  const keep = (note: KillNote) => note;
  await database.addCollections({
    notes: {
      schema: noteSchema(task.schemaVersion),
      migrationStrategies: Object.fromEntries(versions.map((version) => [version, keep])),
    },
  });
  return database.notes;
}

async function look(notes: RxCollection<KillNote>): Promise<FoundRecord[]> {
  const stored = await notes.storageInstance.findDocumentsById(NoteWriter.allIds(), true);
  return Promise.all(
    stored.map(async ({ id, op, text, _deleted, _attachments }): Promise<FoundRecord> => {
      if (text !== noteText(op, id))
        complain(`${id}: the text of write ${op} is not what was written`);
      const photo = _attachments['photo'];
      if (!photo || _deleted) return [id, op, _deleted, 0];
      const data = await notes.storageInstance.getAttachmentData(id, 'photo', photo.digest);
      return [id, op, _deleted, opOfPhoto(await data.arrayBuffer())];
    }),
  );
}

async function run(): Promise<void> {
  say({ kind: 'loaded' });
  const started = performance.now();
  const notes = await openNotes();
  const found = await look(notes);
  say({ kind: 'opened', found, milliseconds: Math.round(performance.now() - started) });
  if (task.onlyLook) {
    await notes.database.close();
    bareHost.quit();
    return;
  }
  await new NoteWriter(notes, found, task, { say, transactions }).writeForEver();
}

run().catch((error: unknown) => {
  complain(error);
  bareHost.quit();
});

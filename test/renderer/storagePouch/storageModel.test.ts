// Random histories, against RxDB's own memory storage as the model: same answers, and nothing lost by reopening.
// FAST_CHECK_SEED and FAST_CHECK_PATH repeat a failure.
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import type { RxDocumentData, RxStorageInstance } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { expect, it } from 'vitest';
import { storedNote, storedNoteSchema, type Note } from './sampleNotes.ts';
import { newWorkbench, type NoteInstance } from './workbench.ts';

type Step =
  | { kind: 'write'; rows: { id: string; deleted: boolean; stale: boolean }[] }
  | { kind: 'writeTwice'; id: string }
  | { kind: 'reopen' }
  | { kind: 'cleanup' };
type Model = RxStorageInstance<Note, unknown, unknown>;
type Documents = RxDocumentData<Note>[];

const ids = ['a', 'b', 'c', 'd'];
const id = fc.constantFrom(...ids);
const row = fc.record({ id, deleted: fc.boolean(), stale: fc.boolean() });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), rows: distinct() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('writeTwice' as const), id }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cleanup' as const) }) },
);

function distinct() {
  return fc.uniqueArray(row, { selector: (one) => one.id, minLength: 1, maxLength: 4 });
}

function openModel(): Promise<Model> {
  return { ...getRxStorageMemory(), collectionStates: new Map() }.createStorageInstance<Note>({
    databaseInstanceToken: 'token',
    databaseName: 'model',
    collectionName: 'visits',
    schema: storedNoteSchema,
    options: {},
    multiInstance: false,
    devMode: false,
  });
}

async function all(instance: Pick<Model, 'findDocumentsById'>): Promise<Documents> {
  return instance.findDocumentsById(ids, true);
}

let height = 0;

/** A revision nobody else has; a stale row pretends that the document is not there. */
function toRow(stored: Documents, wanted: { id: string; deleted: boolean; stale: boolean }) {
  height += 1;
  const document = storedNote(wanted.id, `edit ${height}`, { height, deleted: wanted.deleted });
  const previous = stored.find((one) => one.id === wanted.id);
  return previous && !wanted.stale ? { previous, document } : { document };
}

async function writeBoth(
  instance: NoteInstance,
  model: Model,
  requests: ReturnType<typeof toRow>[][],
) {
  const answers = await Promise.all(requests.map((rows) => instance.bulkWrite(rows, 'test')));
  for (const [at, rows] of requests.entries()) {
    expect(answers[at]).toEqual(await model.bulkWrite(rows, 'test'));
  }
}

async function runHistory(steps: Step[]): Promise<void> {
  const bench = newWorkbench();
  const model = await openModel();
  let instance = await bench.open();
  let checkpoint: { epoch: string; seq: number } | undefined;
  const follower = new Map<string, string>();
  for (const one of steps) {
    const stored = await all(model);
    if (one.kind === 'write') {
      await writeBoth(instance, model, [one.rows.map((wanted) => toRow(stored, wanted))]);
    } else if (one.kind === 'writeTwice') {
      const wanted = { id: one.id, deleted: false, stale: false };
      await writeBoth(instance, model, [[toRow(stored, wanted)], [toRow(stored, wanted)]]);
    } else if (one.kind === 'cleanup') {
      await Promise.all([instance.cleanup(0), model.cleanup(0)]);
    } else {
      await instance.close();
      instance = await bench.open();
    }
    expect(await all(instance)).toEqual(await all(model));
    const changed = await instance.getChangedDocumentsSince(2, checkpoint);
    checkpoint = changed.checkpoint;
    for (const document of changed.documents) follower.set(document.id, document._rev);
  }
  const rest = await instance.getChangedDocumentsSince(10, checkpoint);
  for (const document of rest.documents) follower.set(document.id, document._rev);
  for (const document of await all(model)) expect(follower.get(document.id)).toBe(document._rev);
  await instance.close();
  expect(bench.reports).toEqual([]);
}

it('answers like memory through any history of writes, conflicts, cleanups and restarts', async () => {
  const seed = Number(process.env['FAST_CHECK_SEED']);
  const path = process.env['FAST_CHECK_PATH'];
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), runHistory), {
    numRuns: 60,
    ...(Number.isFinite(seed) && seed ? { seed } : {}),
    ...(path ? { path } : {}),
  });
}, 60_000);

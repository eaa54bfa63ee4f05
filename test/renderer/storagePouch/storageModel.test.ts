// Random histories, against RxDB's own memory storage as the model: same answers, and nothing lost by reopening, by
// the process being killed, or by what the storage does in quiet moments.
// STORAGE_MODEL_RUNS=2000 is the long run; FAST_CHECK_SEED and FAST_CHECK_PATH repeat a failure.
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import type { RxDocumentData, RxStorageInstance } from 'rxdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { namesOnDisk, rollBack, takeSnapshot } from './diskBytes.ts';
import { storedNote, storedNoteSchema, type Note } from './sampleNotes.ts';
import { newWorkbench, type NoteInstance, type Workbench } from './workbench.ts';

type Step =
  | { kind: 'write'; rows: { id: string; deleted: boolean; stale: boolean }[] }
  | { kind: 'writeTwice'; id: string }
  | { kind: 'writeMany'; from: number; count: number; deleted: boolean }
  | { kind: 'rest'; steps: number }
  | { kind: 'reopen' }
  | { kind: 'killed' }
  | { kind: 'cleanup' };
type Model = RxStorageInstance<Note, unknown, unknown>;
type Documents = RxDocumentData<Note>[];

const numRuns = Number(process.env['STORAGE_MODEL_RUNS'] ?? 60);
const few = ['a', 'b', 'c', 'd'];
const many = Array.from({ length: 400 }, (_, n) => `m${n}`);
const ids = [...few, ...many];
const id = fc.constantFrom(...few);
const writeMany = fc.record({
  kind: fc.constant('writeMany' as const),
  from: fc.nat(many.length - 1),
  count: fc.integer({ min: 1, max: 260 }),
  deleted: fc.boolean(),
});
const rest = fc.record({
  kind: fc.constant('rest' as const),
  steps: fc.integer({ min: 1, max: 5 }),
});
const row = fc.record({ id, deleted: fc.boolean(), stale: fc.boolean() });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('write' as const), rows: distinct() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('writeTwice' as const), id }) },
  { weight: 3, arbitrary: writeMany },
  { weight: 3, arbitrary: rest },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('reopen' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('killed' as const) }) },
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

/** The quiet moments pass at once; a call of `cleanup` ends after the step that was due. */
async function rested(instance: NoteInstance, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await vi.advanceTimersByTimeAsync(2500);
    await instance.cleanup(Number.MAX_SAFE_INTEGER);
  }
}

/** Opens it on the disk as it was before it could be closed. */
async function killed(bench: Workbench, instance: NoteInstance): Promise<NoteInstance> {
  const disk = await takeSnapshot(bench.database);
  await instance.close();
  await rollBack(bench.database, disk, /./);
  return bench.open();
}

let folded = 0;

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
    } else if (one.kind === 'writeMany') {
      const some = many.slice(one.from, one.from + one.count);
      const rows = some.map((each) => toRow(stored, { ...one, id: each, stale: false }));
      await writeBoth(instance, model, [rows]);
    } else if (one.kind === 'rest') {
      const before = (await namesOnDisk(bench.database, 'piece.')).length;
      await rested(instance, one.steps);
      const after = (await namesOnDisk(bench.database, 'piece.')).length;
      if (after < before) folded += 1;
    } else if (one.kind === 'killed') {
      instance = await killed(bench, instance);
    } else if (one.kind === 'cleanup') {
      await Promise.all([instance.cleanup(0), model.cleanup(0)]);
    } else {
      await instance.close();
      instance = await bench.open();
    }
    expect(await all(instance)).toEqual(await all(model));
    const changed = await instance.getChangedDocumentsSince(20, checkpoint);
    checkpoint = changed.checkpoint;
    for (const document of changed.documents) follower.set(document.id, document._rev);
  }
  const rest = await instance.getChangedDocumentsSince(1000, checkpoint);
  for (const document of rest.documents) follower.set(document.id, document._rev);
  for (const document of await all(model)) expect(follower.get(document.id)).toBe(document._rev);
  await instance.close();
  expect(bench.reports).toEqual([]);
}

// IndexedDB and the storage's own pauses run on other clocks than this one.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterAll(() => {
  vi.useRealTimers();
});

it(
  'answers like memory through any history of writes, conflicts, cleanups, folding, kills and restarts',
  async () => {
    const seed = Number(process.env['FAST_CHECK_SEED']);
    const path = process.env['FAST_CHECK_PATH'];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }), runHistory),
      {
        numRuns,
        ...(Number.isFinite(seed) && seed ? { seed } : {}),
        ...(path ? { path } : {}),
      },
    );
    // Unless a single history is repeated, some of them came so far that pieces were joined.
    expect(path !== undefined || folded > numRuns / 10).toBe(true);
  },
  60_000 + numRuns * 500,
);

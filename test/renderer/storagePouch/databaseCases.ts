// The storage below a whole RxDatabase: collections, queries, local documents, migration, removal, replication.
import {
  addRxPlugin,
  createRxDatabase,
  removeRxDatabase,
  rxStorageInstanceToReplicationHandler,
  type RxCollection,
  type RxDatabase,
} from 'rxdb';
import { defaultConflictHandler } from 'rxdb';
import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments';
import { RxDBCleanupPlugin } from 'rxdb/plugins/cleanup';
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';
import type { ChangeCheckpoint } from '../../../renderer/database/storagePouch/changeFeed.ts';
import { StorageStopped } from '../../../renderer/database/storagePouch/problems.ts';
import { noteSchema, type Note } from './sampleNotes.ts';
import { newWorkbench, same, type Workbench } from './workbench.ts';

addRxPlugin(RxDBLocalDocumentsPlugin);
addRxPlugin(RxDBMigrationSchemaPlugin);
addRxPlugin(RxDBCleanupPlugin);
addRxPlugin(RxDBAttachmentsPlugin);

type Notes = { notes: RxCollection<Note> };

async function openDatabase(bench: Workbench): Promise<RxDatabase<Notes>> {
  const database = await createRxDatabase<Notes>({
    name: bench.database,
    storage: await bench.storage(),
    multiInstance: false,
    localDocuments: true,
  });
  await database.addCollections({ notes: { schema: noteSchema, localDocuments: true } });
  return database;
}

async function state(database: RxDatabase<Notes>): Promise<string[]> {
  return (await database.notes.find().exec()).map(({ id, text }) => `${id}=${text}`).toSorted();
}

export const databaseCases: Record<string, () => Promise<void>> = {
  async 'a database keeps its records, queries and local documents over a restart'() {
    const bench = newWorkbench();
    const first = await openDatabase(bench);
    await first.notes.bulkInsert([
      { id: 'a', text: '渡轮停航', age: 70 },
      { id: 'b', text: '医生', age: 50 },
    ]);
    await (await first.notes.findOne('a').exec(true)).incrementalPatch({ age: 71 });
    await (await first.notes.findOne('b').exec(true)).remove();
    await first.notes.insert({ id: 'b', text: '又来', age: 51 });
    await first.notes.insertLocal('seen', { upTo: 3 });
    await first.close();
    const second = await openDatabase(bench);
    same(await state(second), ['a=渡轮停航', 'b=又来']);
    same(
      (await second.notes.find({ sort: [{ age: 'desc' }], limit: 1 }).exec()).map(({ age }) => age),
      [71],
    );
    same((await second.notes.getLocal('seen'))?.toJSON().data, { upTo: 3 });
    await second.close();
    await removeRxDatabase(bench.database, await bench.storage(), false);
    same(
      (await indexedDB.databases()).filter(({ name }) => name?.includes(bench.database)),
      [],
    );
  },

  async 'a hundred edits of one record at once all count'() {
    const bench = newWorkbench();
    const database = await openDatabase(bench);
    const note = await database.notes.insert({ id: 'a', text: 'counter', age: 0 });
    await Promise.all(
      Array.from({ length: 100 }, () =>
        note.incrementalModify((data) => ({ ...data, age: data.age + 1 })),
      ),
    );
    await database.close();
    const again = await openDatabase(bench);
    same((await again.notes.findOne('a').exec(true)).age, 100);
    await again.close();
  },

  async 'a new schema version takes the old records along'() {
    const bench = newWorkbench();
    const first = await openDatabase(bench);
    await first.notes.bulkInsert([{ id: 'a', text: 'old', age: 70 }]);
    await first.close();
    const second = await createRxDatabase<Notes>({
      name: bench.database,
      storage: await bench.storage(),
      multiInstance: false,
      localDocuments: true,
    });
    const migrationStrategies = { 1: (old: Note) => ({ ...old, text: `${old.text} and new` }) };
    await second.addCollections({
      notes: { schema: { ...noteSchema, version: 1 }, migrationStrategies, localDocuments: true },
    });
    same(await state(second), ['a=old and new']);
    await closeMigrated(second);
  },

  // The kill test found this with seed 777: RxDB itself loses what the first migration had moved.
  async 'a migration that was interrupted loses nothing, whichever schema version comes next'() {
    for (const next of [1, 2]) {
      const bench = newWorkbench();
      const first = await openDatabase(bench);
      await first.notes.bulkInsert(
        Array.from({ length: 300 }, (_, n) => ({ id: `n${n}`, text: 'old', age: 60 })),
      );
      await first.close();
      await startMigration(bench, 1, 3);
      for (let start = 0; start < 2; start += 1) {
        const second = await startMigration(bench, next);
        same((await state(second)).length, 300);
        await closeMigrated(second);
      }
      same(bench.reports, []);
    }
  },

  async 'photos go along with their record to a new schema version'() {
    const bench = newWorkbench();
    const open = async (version: number) => {
      const database = await createRxDatabase<Notes>({
        name: bench.database,
        storage: await bench.storage(),
        multiInstance: false,
      });
      const migrationStrategies = version === 0 ? {} : { 1: (old: Note) => old };
      const schema = { ...noteSchema, version, attachments: {} };
      await database.addCollections({ notes: { schema, migrationStrategies } });
      return database;
    };
    const first = await open(0);
    await first.notes.bulkInsert(
      Array.from({ length: 300 }, (_, n) => ({ id: `n${n}`, text: 'many', age: 60 })),
    );
    const note = await first.notes.findOne('n7').exec(true);
    const data = new Blob(['码头'.repeat(300_000)], { type: 'text/plain' });
    await note.putAttachment({ id: 'photo', data, type: data.type });
    await first.close();
    const second = await open(1);
    same((await state(second)).length, 300);
    const moved = (await second.notes.findOne('n7').exec(true)).getAttachment('photo');
    same(await moved?.getStringData(), await data.text());
    await closeMigrated(second);
    const former = `${bench.database}/notes/0`;
    same((await indexedDB.databases()).filter(({ name }) => name?.includes(former)).length, 0);
    same(bench.reports, []);
  },

  async 'two databases converge through replication, cut and restarted'() {
    const [county, station] = [newWorkbench(), newWorkbench()];
    const there = await openDatabase(county);
    const first = await openDatabase(station);
    await first.notes.bulkInsert(
      Array.from({ length: 30 }, (_, n) => ({ id: `s${n}`, text: 'station', age: 60 })),
    );
    await there.notes.bulkInsert(
      Array.from({ length: 30 }, (_, n) => ({ id: `c${n}`, text: 'county', age: 60 })),
    );
    await syncOnce(first, there);
    same((await state(first)).length, 60);
    same(await state(there), await state(first));
    await (await first.notes.findOne('s1').exec(true)).incrementalPatch({ text: 'edited offline' });
    await (await there.notes.findOne('c1').exec(true)).remove();
    await first.close();

    const second = await openDatabase(station);
    await syncOnce(second, there);
    same((await state(second)).length, 59);
    same(await state(there), await state(second));
    same((await there.notes.findOne('s1').exec(true)).text, 'edited offline');
    await Promise.all([second.close(), there.close()]);
    same([...county.reports, ...station.reports], []);
  },
};

const never = new Promise<never>(() => undefined);

/** RxDB goes on noting how far a migration came while its database closes, and nobody waits for that. */
function neverOnceClosed(error: unknown): Promise<never> {
  if (error instanceof StorageStopped && error.code === 'storage.closed') return never;
  throw error;
}

/** To this version; given `mostWrites`, it gets stuck after as many and its process is at an end. */
async function startMigration(
  bench: Workbench,
  version: number,
  mostWrites = Infinity,
): Promise<RxDatabase<Notes>> {
  const storage = await bench.storage();
  let stuck: () => void = () => undefined;
  const isStuck = new Promise<void>((resolve) => {
    stuck = resolve;
  });
  let writes = 0;
  const database = await createRxDatabase<Notes>({
    name: bench.database,
    multiInstance: false,
    storage: {
      ...storage,
      async createStorageInstance(params) {
        const instance = await storage.createStorageInstance(params);
        const write = instance.bulkWrite.bind(instance);
        const isCounted = params.collectionName === 'notes' && params.schema.version === version;
        instance.bulkWrite = async (rows, context) => {
          if (isCounted) writes += 1;
          if (writes > mostWrites) {
            stuck();
            return never;
          }
          return write(rows, context).catch(neverOnceClosed);
        };
        return instance;
      },
    },
  });
  const versions = Array.from({ length: version }, (_, earlier) => earlier + 1);
  const migrationStrategies = Object.fromEntries(versions.map((to) => [to, (old: Note) => old]));
  const schema = { ...noteSchema, version };
  const adding = database.addCollections({ notes: { schema, migrationStrategies } });
  await Promise.race([adding, isStuck]);
  if (mostWrites < Infinity) {
    // Whatever was asked for before and comes only now.
    writes = Infinity;
    await endProcess(database);
  }
  return database;
}

/** RxDB still notes how far it came after it has said that all is moved. */
async function closeMigrated(database: RxDatabase<Notes>): Promise<void> {
  const migration = database.notes.getMigrationState();
  for (let queue; queue !== migration.updateStatusQueue;) {
    queue = migration.updateStatusQueue;
    await queue;
  }
  await database.close();
}

/** As far as it lets go of the disk. */
async function endProcess(database: RxDatabase<Notes>): Promise<void> {
  await Promise.race([database.close(), new Promise((resolve) => setTimeout(resolve, 500))]);
}

async function syncOnce(station: RxDatabase<Notes>, county: RxDatabase<Notes>): Promise<void> {
  const replication = replicate(station.notes, county.notes);
  const errors: unknown[] = [];
  replication.error$.subscribe((error) => errors.push(error.message));
  await replication.awaitInSync();
  await replication.cancel();
  same(errors, []);
}

function replicate(
  station: RxCollection<Note>,
  county: RxCollection<Note>,
): RxReplicationState<Note, ChangeCheckpoint> {
  const master = rxStorageInstanceToReplicationHandler<Note, ChangeCheckpoint>(
    county.storageInstance,
    defaultConflictHandler,
    'county',
    false,
  );
  return replicateRxCollection<Note, ChangeCheckpoint>({
    collection: station,
    replicationIdentifier: 'to-county',
    live: true,
    pull: {
      batchSize: 10,
      handler: async (checkpoint, size) => master.masterChangesSince(checkpoint, size),
      stream$: new Subject(),
    },
    push: { batchSize: 10, handler: async (rows) => master.masterWrite(rows) },
  });
}

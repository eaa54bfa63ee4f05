// What RxDB publishes of its own tests, on our storage: the suite for replications, its collections and schemas, and
// the run that measures storages (for what it checks on the way).
import 'fake-indexeddb/auto';
import { registerHooks } from 'node:module';
import { addRxPlugin, type RxCollection, type RxStorage } from 'rxdb';
import type { RxReplicationWriteToMasterRow } from 'rxdb';
import { RxDBAttachmentsPlugin } from 'rxdb/plugins/attachments';
import { disableWarnings, RxDBDevModePlugin } from 'rxdb/plugins/dev-mode';
import { RxDBLocalDocumentsPlugin } from 'rxdb/plugins/local-documents';
import { RxDBMigrationSchemaPlugin } from 'rxdb/plugins/migration-schema';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { wrappedValidateAjvStorage } from 'rxdb/plugins/validate-ajv';
import { afterAll, describe, expect, it } from 'vitest';
import { stateWithBytes } from '../storageReplication/stateWithBytes.ts';
import { newWorkbench } from './workbench.ts';

/** Packages that RxDB's tests import and don't bring along: as much of them as is called. */
const missing: Record<string, string> = {
  clone: 'export default structuredClone;',
  'async-test-util': `
    export const wait = (milliseconds = 0) => new Promise((done) => setTimeout(done, milliseconds));
    export const randomString = (length = 5) =>
      Array.from({ length }, () => Math.floor(Math.random() * 36).toString(36)).join('');`,
};
registerHooks({
  resolve: (specifier, context, next) => {
    const source = missing[specifier];
    if (source === undefined) return next(specifier, context);
    return { url: `data:text/javascript,${encodeURIComponent(source)}`, shortCircuit: true };
  },
});
const rxdbTests = await import('rxdb/plugins/test-utils');
const { humansCollection, schemaObjects } = rxdbTests;
Object.assign(globalThis, { describe, it });
disableWarnings();
// In RxDB's development mode: it freezes what it hands over, and refuses much that is wrong.
for (const plugin of [
  ...[RxDBDevModePlugin, RxDBAttachmentsPlugin],
  ...[RxDBLocalDocumentsPlugin, RxDBMigrationSchemaPlugin],
])
  addRxPlugin(plugin);

type Human = { passportId: string; firstName: string; lastName: string; age: number };
type Humans = RxCollection<Human>;

const bench = newWorkbench();
const ours = await bench.storage();
/** Its collections ask for several instances of one database, which they then do not open. */
const single: RxStorage<object, object> = {
  ...ours,
  createStorageInstance: (params) =>
    ours.createStorageInstance({ ...params, multiInstance: false }),
};
const storage = wrappedValidateAjvStorage({ storage: single });
rxdbTests.setConfig({
  storage: {
    name: 'pouch-idb',
    getStorage: () => storage,
    getPerformanceStorage: () => ({ storage, description: 'ours' }),
    hasPersistence: true,
    hasMultiInstance: false,
    hasAttachments: true,
    hasReplication: true,
  },
});

let server: Humans | undefined;

function serverOf(): Humans {
  if (!server) throw new Error('there is no server');
  return server;
}

function startReplication(collection: RxCollection, live = true) {
  return replicateRxCollection<Human, unknown>({
    collection: collection as Humans,
    replicationIdentifier: `to ${serverOf().database.name}`,
    live,
    pull: {
      handler: rxdbTests.getPullHandler(serverOf()),
      stream$: rxdbTests.getPullStream(serverOf()),
    },
    push: { handler: push },
  });
}

/** RxDB's handler leaves the bytes of attachments out of the conflicts; storage-memory can't do without either. */
async function push(rows: RxReplicationWriteToMasterRow<Human>[]) {
  const { storageInstance } = serverOf();
  const conflicts = await rxdbTests.getPushHandler<Human>(serverOf())(rows);
  return Promise.all(
    conflicts.map(({ passportId }) => stateWithBytes(storageInstance, passportId)),
  );
}

async function syncOnce(collection: RxCollection): Promise<void> {
  const replication = startReplication(collection, false);
  const errors: unknown[] = [];
  replication.error$.subscribe((error) => errors.push(error));
  await replication.awaitInitialReplication();
  expect(errors).toEqual([]);
}

rxdbTests.runReplicationBaseTestSuite({
  startReplication,
  syncOnce,
  syncOnceWithAttachments: syncOnce,
  cleanUpServer: async () => {
    await server?.database.close();
    server = (await humansCollection.createAttachments(0, 'human', false)) as never;
  },
  getAllServerDocs: async () =>
    (await serverOf().storageInstance.getChangedDocumentsSince?.(1000))?.documents ?? [],
  softDeletes: true,
  isDeleted: ({ _deleted }: { _deleted: boolean }) => _deleted,
  getPrimaryOfServerDoc: ({ passportId }: { passportId: string }) => passportId,
});

afterAll(async () => {
  await server?.database.close();
});

const photo = { id: 'photo', data: new Blob(['码头']), type: 'text/plain' };
const collections: Record<string, () => Promise<unknown>> = {
  plain: () => humansCollection.create(20),
  'with attachments': () => humansCollection.createAttachments(20),
  'without compression': () => humansCollection.createNoCompression(20),
  'with an index': () => humansCollection.createAgeIndex(20),
  'with two indexes': () => humansCollection.createIdAndAgeIndex(20),
  nested: () => humansCollection.createNested(20),
  'deeply nested': () => humansCollection.createDeepNested(20),
  'with a primary key': () => humansCollection.createPrimary(20),
  'with a timestamp': () => humansCollection.createHumanWithTimestamp(20),
  'with an owner': () => humansCollection.createHumanWithOwnership(20),
  migrated: () => humansCollection.createMigrationCollection(20, {}, undefined, true),
  'migrated with attachments': () =>
    humansCollection.createMigrationCollection(20, {}, undefined, true, photo),
};

describe('collections that RxDB tests with', () => {
  for (const [name, create] of Object.entries(collections)) {
    it(`${name}: found, counted, removed`, async () => {
      const collection = (await create()) as RxCollection<Record<string, unknown>>;
      const all = await collection.find().exec();
      expect(all.length).toBe(20);
      const [first] = all;
      expect(first && (await collection.findOne(first.primary).exec())?.toJSON(true)).toEqual(
        first?.toJSON(true),
      );
      await first?.remove();
      expect(await collection.count().exec()).toBe(19);
      await collection.database.remove();
    });
  }

  it('two of one database, and those that refer to each other', async () => {
    const { db, collection, collection2 } = await humansCollection.multipleOnSameDB(10);
    await collection.insert(schemaObjects.humanData('one'));
    expect([await collection.count().exec(), await collection2.count().exec()]).toEqual([11, 10]);
    await db.remove();
    for (const related of [humansCollection.createRelated, humansCollection.createRelatedNested]) {
      const people = await related();
      expect((await people.find().exec()).length).toBe(2);
      await people.database.remove();
    }
  });
});

it('the run that measures storages finds what it wrote', async () => {
  const measured = await rxdbTests.runPerformanceTests(storage, 'ours', {
    ...{ runs: 1, collectionsAmount: 2, docsAmount: 600, serialDocsAmount: 20 },
    ...{ insertBatches: 6, waitBetweenTests: 0, log: false },
  });
  expect(measured.docsAmount).toBe(600);
});

it('nothing was found damaged meanwhile', () => {
  expect(bench.reports).toEqual([]);
});

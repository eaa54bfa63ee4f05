// Ours, Dexie and memory in the bench: all three through the one interface that RxDB asks of a storage.
import { normalizeMangoQuery, prepareQuery, type MangoQuery, type RxStorage } from 'rxdb';
import type { RxStorageInstance } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { importDataKey } from '../../../renderer/database/storagePouch/sealing.ts';
import { getRxStoragePouch } from '../../../renderer/database/storagePouch/storagePouch.ts';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import type { Contender } from './contender.ts';
import { storedOpinionSchema, type StoredOpinion } from './opinionRecords.ts';

type Instance = RxStorageInstance<OpinionDocument, unknown, unknown>;

/** As RxDB's own queries reach a storage: deleted documents are excluded, the planner has chosen an index. */
function prepared({ selector, ...query }: MangoQuery<StoredOpinion>) {
  const normalized = normalizeMangoQuery<StoredOpinion>(storedOpinionSchema, {
    ...query,
    selector: { ...selector, _deleted: { $eq: false } },
  });
  return prepareQuery<OpinionDocument>(storedOpinionSchema, normalized);
}

async function openOurs(): Promise<Instance> {
  const key = await importDataKey(new Uint8Array(32).fill(7));
  const report = (found: unknown) => {
    throw new Error(`the storage reported ${JSON.stringify(found)}`);
  };
  return openInstance(getRxStoragePouch({ key, report }));
}

function openInstance<Internals, Options>(
  storage: RxStorage<Internals, Options>,
): Promise<Instance> {
  return storage.createStorageInstance<OpinionDocument>({
    databaseInstanceToken: 'bench',
    databaseName: 'bench',
    collectionName: 'opinions',
    schema: storedOpinionSchema,
    options: {} as Options,
    multiInstance: false,
    devMode: false,
  }) as Promise<Instance>;
}

const openers = {
  ours: openOurs,
  dexie: () => openInstance(getRxStorageDexie()),
  memory: () => openInstance(getRxStorageMemory()),
};

export function rxContender(name: keyof typeof openers): Contender {
  let opened: Instance | undefined;
  const instance = () => {
    if (!opened) throw new Error('the contender was not opened');
    return opened;
  };
  const status = { $eq: 'awaitingReview' };
  const newest = prepared({ selector: {}, sort: [{ lastAt: 'desc' }], limit: 50 });
  const waiting = prepared({ selector: { status }, sort: [{ lastAt: 'asc' }], limit: 50 });
  const awaiting = prepared({ selector: { status } });
  const everything = prepared({ selector: {} });
  const write: Instance['bulkWrite'] = async (rows, context) => {
    const { error } = await instance().bulkWrite(rows, context);
    if (error.length > 0) throw new Error(`${error.length} writes were refused`);
    return { error };
  };
  const pageOf = (query: typeof newest) => async () =>
    (await instance().query(query)).documents.length;
  const waitingPage = pageOf(waiting);
  return {
    open: async (firstId) => {
      opened = await openers[name]();
      await opened.findDocumentsById([firstId], false);
      await waitingPage();
    },
    insert: async (documents) => {
      await write(
        documents.map((document) => ({ document })),
        'bench',
      );
    },
    read: async (ids) => {
      const found = await instance().findDocumentsById(ids, false);
      const byId = new Map(found.map((document) => [document.id, document]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    update: async (edits) => {
      await write(edits, 'bench');
    },
    waitingPage,
    newestPage: pageOf(newest),
    count: async () => (await instance().count(awaiting)).count,
    scan: async () => (await instance().query(everything)).documents.length,
    close: () => instance().close(),
  };
}

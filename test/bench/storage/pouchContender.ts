import idbAdapter from 'pouchdb-adapter-idb';
// Plain PouchDB in the bench: one readable document per record, as an app without a storage of its own would do it.
import PouchDB from 'pouchdb-core';
import type { Contender } from './contender.ts';
import type { StoredOpinion } from './opinionRecords.ts';

PouchDB.plugin(idbAdapter);

type Content = { opinion: StoredOpinion };

export function pouchContender(): Contender {
  let database: PouchDB.Database<Content> | undefined;
  const revById = new Map<string, string>();
  const opened = () => {
    if (!database) throw new Error('the contender was not opened');
    return database;
  };
  const put = async (documents: StoredOpinion[]) => {
    const rows = documents.map((opinion) => {
      const rev = revById.get(opinion.id);
      return { _id: opinion.id, opinion, ...(rev ? { _rev: rev } : {}) };
    });
    for (const result of await opened().bulkDocs(rows)) {
      if ('error' in result || !result.id) throw new Error('a write was refused');
    }
  };
  return {
    open: async (firstId) => {
      database = new PouchDB<Content>('bench', {
        adapter: 'idb',
        auto_compaction: true,
        revs_limit: 1,
      });
      await database.allDocs({ key: firstId, include_docs: true });
    },
    insert: put,
    read: async (ids) => {
      const { rows } = await opened().allDocs({ keys: ids, include_docs: true });
      return rows.flatMap((row) => {
        if ('error' in row || !row.doc) return [];
        revById.set(row.id, row.value.rev);
        return [row.doc.opinion];
      });
    },
    update: (edits) => put(edits.map(({ document }) => document)),
    waitingPage: undefined,
    newestPage: undefined,
    count: undefined,
    scan: async () => (await opened().allDocs({ include_docs: true })).rows.length,
    close: () => opened().close(),
  };
}

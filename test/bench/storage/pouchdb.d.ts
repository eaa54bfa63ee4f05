// As much of PouchDB as the bench uses. Its published types declare `Buffer` anew, and with that all of Node's types
// that say `Buffer` go wrong in every file of the tests.
declare module 'pouchdb-core' {
  namespace PouchDB {
    type Row<Content> = { id: string; value: { rev: string }; doc?: Content } | { error: string };
    interface Database<Content> {
      allDocs(options: {
        key?: string;
        keys?: string[];
        include_docs?: boolean;
      }): Promise<{ rows: Row<Content>[] }>;
      bulkDocs(
        documents: (Content & { _id: string; _rev?: string })[],
      ): Promise<({ id?: string; rev?: string } | { error: true })[]>;
      close(): Promise<void>;
    }
  }
  interface Constructor {
    new <Content>(
      name: string,
      options: { adapter: 'idb'; auto_compaction: boolean; revs_limit: number },
    ): PouchDB.Database<Content>;
    plugin(plugin: unknown): void;
  }
  const PouchDB: Constructor;
  export default PouchDB;
}

declare module 'pouchdb-adapter-idb' {
  const plugin: unknown;
  export default plugin;
}

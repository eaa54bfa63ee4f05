/** PouchDB with what the peer needs of it. Its published types declare a Buffer that Node's tests can't live with. */
import { createRequire } from 'node:module';

interface Written {
  status: string;
  docs_written: number;
}

interface Replicating extends Promise<Written> {
  cancel(): void;
}

export interface Pouch {
  info(): Promise<object>;
  get(id: string): Promise<object>;
  put(document: object): Promise<object>;
  bulkDocs(documents: readonly object[], options?: { new_edits: boolean }): Promise<object[]>;
  allDocs(options: {
    keys: string[];
  }): Promise<{ rows: { id: string; value?: { rev: string } }[] }>;
  changes(options: { since: string; limit: number; style: 'all_docs' }): Promise<object>;
  bulkGet(options: {
    docs: { id: string; rev: string }[];
    revs: true;
    latest: true;
  }): Promise<object>;
  replicate: { to(target: Pouch, options: { retry: boolean }): Replicating };
}

interface PouchOptions {
  adapter?: 'memory';
  skip_setup?: boolean;
  fetch?: typeof fetch;
}

interface PouchClass {
  new (name: string, options: PouchOptions): Pouch;
  plugin(plugin: unknown): PouchClass;
}

const require = createRequire(import.meta.url);

export const PouchDB = (require('pouchdb-core') as PouchClass)
  .plugin(require('pouchdb-adapter-http'))
  .plugin(require('pouchdb-adapter-memory'))
  .plugin(require('pouchdb-replication'));

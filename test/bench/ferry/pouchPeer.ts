/** The peer: PouchDB's own replication of the same documents to a server that speaks CouchDB's protocol. */
import type { Pouch } from './pouchdb.ts';
import { PouchDB } from './pouchdb.ts';

export interface PouchOutcome {
  seconds: number;
  /** Stopped before its end: it had taken so long already. */
  isStopped: boolean;
  documents: number;
}

let opened = 0;

export async function pouchWith(documents: readonly { id: string }[]): Promise<Pouch> {
  opened += 1;
  const local = new PouchDB(`station${opened}`, { adapter: 'memory' });
  await local.bulkDocs(documents.map((document) => ({ ...document, _id: document.id })));
  return local;
}

export function pouchAt(port: number): Pouch {
  // In a window PouchDB has Chromium's connections, which are kept alive; its own fetch for Node opens one per request.
  return new PouchDB(`http://127.0.0.1:${port}/county`, { skip_setup: true, fetch });
}

/** @param patienceSeconds after which the replication is stopped */
export async function replicate(
  from: Pouch,
  to: Pouch,
  patienceSeconds: number,
): Promise<PouchOutcome> {
  const started = performance.now();
  const running = from.replicate.to(to, { retry: true });
  const impatience = setTimeout(() => running.cancel(), patienceSeconds * 1000);
  const done = await running;
  clearTimeout(impatience);
  return {
    seconds: (performance.now() - started) / 1000,
    isStopped: done.status === 'cancelled',
    documents: done.docs_written,
  };
}

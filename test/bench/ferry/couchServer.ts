// oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin
/** As much of CouchDB's protocol as a replication speaks, over a PouchDB in memory, on a thread of its own. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, Worker } from 'node:worker_threads';
import type { Pouch } from './pouchdb.ts';
import { PouchDB } from './pouchdb.ts';

export interface CouchServer {
  port: number;
  close(): Promise<void>;
}

export async function startCouchServer(): Promise<CouchServer> {
  const worker = new Worker(new URL(import.meta.url));
  const [port] = (await once(worker, 'message')) as [number];
  return { port, close: async () => void (await worker.terminate()) };
}

type Body = Record<string, unknown>;

async function answer(database: Pouch, method: string, url: URL, body: Body): Promise<unknown> {
  const [, , ...rest] = url.pathname.split('/').map(decodeURIComponent);
  const path = rest.join('/');
  if (path === '') {
    return url.pathname === '/' ? { couchdb: 'Welcome', uuid: 'ferry' } : await database.info();
  }
  if (path.startsWith('_local/')) {
    if (method === 'GET') return database.get(path);
    return database.put({ ...body, _id: path });
  }
  if (path === '_revs_diff') return revsDiff(database, body as Record<string, string[]>);
  if (path === '_bulk_docs') {
    return database.bulkDocs(body['docs'] as object[], { new_edits: false });
  }
  if (path === '_changes') {
    const since = url.searchParams.get('since') ?? '0';
    const limit = Number(url.searchParams.get('limit') ?? 100);
    const changes = await database.changes({ since, limit, style: 'all_docs' });
    return { ...changes, pending: 0 };
  }
  if (path === '_bulk_get') {
    const docs = body['docs'] as { id: string; rev: string }[];
    return database.bulkGet({ docs, revs: true, latest: true });
  }
  throw Object.assign(new Error('not_found'), { status: 404 });
}

/** All that a fresh database lacks is everything. */
async function revsDiff(database: Pouch, asked: Record<string, string[]>): Promise<unknown> {
  const { rows } = await database.allDocs({ keys: Object.keys(asked) });
  const held = new Map(rows.flatMap(({ id, value }) => (value ? [[id, value.rev] as const] : [])));
  const missing = Object.entries(asked)
    .map(([id, revs]) => [id, { missing: revs.filter((rev) => held.get(id) !== rev) }] as const)
    .filter(([, { missing: lacking }]) => lacking.length > 0);
  return Object.fromEntries(missing);
}

async function readBody(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Body);
}

async function serve(database: Pouch, request: IncomingMessage, to: ServerResponse) {
  const send = (status: number, body: unknown) => {
    to.writeHead(status, { 'content-type': 'application/json' });
    to.end(JSON.stringify(body));
  };
  try {
    const url = new URL(request.url ?? '/', 'http://couch.invalid');
    send(200, await answer(database, request.method ?? 'GET', url, await readBody(request)));
  } catch (error) {
    const { status = 500, message } = error as { status?: number; message: string };
    send(status, { error: status === 404 ? 'not_found' : 'failed', reason: message });
  }
}

if (parentPort) {
  const database = new PouchDB('county', { adapter: 'memory' });
  const server = createServer((request, to) => void serve(database, request, to));
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => {
    parentPort?.postMessage((server.address() as AddressInfo).port);
  });
}

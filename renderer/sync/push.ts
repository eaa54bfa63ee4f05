// Pushing records to the county. The county answers with its own version of every record, receipts included; RxDB
// takes those for conflicts and unites them with ours. A record that the county can't take never holds up the others.
import type { Bridge } from '../../shared/bridge.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import type { SyncedCollection, SyncedDocuments } from '../../shared/records.ts';
import { mergeDocuments, plainDocument, sameDocument } from '../database/mergeDocuments.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import { onLanes, toChunks } from './chunks.ts';
import { LinkFailure } from './linkFailure.ts';
import type { LinkGate } from './linkGate.ts';
import { readDocuments } from './readDocuments.ts';
import { clearProblem, knownCode, noteProblem } from './syncProblems.ts';

export interface PushContext {
  bridge: Bridge;
  database: StationDatabase;
  gate: LinkGate;
  now: () => number;
}

export interface PushRow<Document> {
  newDocumentState: Document;
  assumedMasterState?: Document | undefined;
}

interface Parcel<Document> {
  document: Document;
  json: string;
}

export interface Pusher<Document> {
  /** RxDB's push handler: the county's versions that differ from ours. */
  push(rows: readonly PushRow<Document>[]): Promise<Document[]>;
  /** Sends these whatever RxDB believes was sent; answers the county's versions. */
  send(documents: readonly Document[]): Promise<Document[]>;
}

export function createPusher<Name extends SyncedCollection>(
  context: PushContext,
  name: Name,
): Pusher<SyncedDocuments[Name]> {
  type Document = SyncedDocuments[Name];
  /** Answers of parcels that arrived before another parcel of the same push failed. */
  const answered = new Map<string, { json: string; document: Document | undefined }>();

  async function sendChunk(chunk: Parcel<Document>[]): Promise<void> {
    const answer = await callCounty(context, name, chunk);
    const documents = await readDocuments(context.database, name, answer.documents, context.now());
    const byId = new Map(documents.map((document) => [document.id, document]));
    await noteAnswer(context, name, chunk, answer.problems);
    for (const { document, json } of chunk) {
      answered.set(document.id, { json, document: byId.get(document.id) });
    }
  }

  async function send(documents: readonly Document[]): Promise<Document[]> {
    const parcels = documents.map((document) => {
      return { document, json: canonicalJson(document) };
    });
    const open = parcels.filter(({ document, json }) => answered.get(document.id)?.json !== json);
    await onLanes(
      toChunks(open, ({ json }) => json.length),
      sendChunk,
    );
    const masters = parcels.flatMap(({ document }) => answered.get(document.id)?.document ?? []);
    for (const { document } of parcels) answered.delete(document.id);
    return masters;
  }

  return {
    send,
    push: async (rows) => {
      const news = rows
        .filter((row) => !isKnownToCounty(row))
        .map((row) => plainDocument(row.newDocumentState));
      const byId = new Map(news.map((document) => [document.id, document]));
      const masters = await send(news);
      return masters.filter((master) => {
        const ours = byId.get(master.id);
        return ours !== undefined && addsToOurs(name, ours, master);
      });
    },
  };
}

/** RxDB pushes every united record once more; when that is what the county has just sent, nothing needs to travel. */
function isKnownToCounty<Document extends SyncedDocuments[SyncedCollection]>(
  row: PushRow<Document>,
): boolean {
  const { newDocumentState, assumedMasterState } = row;
  return assumedMasterState !== undefined && sameDocument(newDocumentState, assumedMasterState);
}

/**
 * Whether the county's version has anything that ours lacks. What only ours has (an act the county left out) must not
 * make a conflict: RxDB would push it again at once, for ever. Such records are sent again at the next retry.
 */
function addsToOurs<Name extends SyncedCollection>(
  name: Name,
  ours: SyncedDocuments[Name],
  master: SyncedDocuments[Name],
): boolean {
  return !sameDocument(mergeDocuments(name, ours, master), ours);
}

async function callCounty<Name extends SyncedCollection>(
  { bridge, gate }: PushContext,
  collection: Name,
  chunk: readonly Parcel<SyncedDocuments[Name]>[],
) {
  await gate.whenOpen();
  const rows = chunk.map(({ document }) => document);
  const answer = await bridge.call('county.push', { collection, rows });
  if (!answer.ok) throw new LinkFailure(answer.problem.code);
  return answer.value;
}

async function noteAnswer<Name extends SyncedCollection>(
  { database, now }: PushContext,
  collection: Name,
  chunk: readonly Parcel<SyncedDocuments[Name]>[],
  problems: readonly { id?: string | undefined; code: string }[],
): Promise<void> {
  const codes = new Map(problems.map(({ id, code }) => [id, knownCode(code)]));
  for (const { document } of chunk) {
    const record = document.id;
    const code = codes.get(record);
    if (code === undefined) await clearProblem(database, 'push', collection, record);
    else await noteProblem(database, { collection, record, code, direction: 'push' }, now());
  }
}

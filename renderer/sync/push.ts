import type { Act, Receipt } from '../../shared/acts.ts';
// Pushing records to the county. The county answers with its own version of every record, receipts included; RxDB
// takes those for conflicts and unites them with ours. A record that the county can't take never holds up the others.
import type { Bridge } from '../../shared/bridge.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import type { SyncedCollection, SyncedDocument, SyncedDocuments } from '../../shared/records.ts';
import { mergeDocuments, plainDocument, sameDocument } from '../database/mergeDocuments.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import type { Lanes } from './lanes.ts';
import { LinkFailure } from './linkFailure.ts';
import type { LinkGate } from './linkGate.ts';
import type { OwnStretches } from './ownStretches.ts';
import { setOut } from './pace.ts';
import { readDocuments } from './readDocuments.ts';
import { clearProblem, knownCode, noteProblem } from './syncProblems.ts';

export interface PushContext {
  bridge: Bridge;
  database: StationDatabase;
  gate: LinkGate;
  lanes: Lanes;
  own: OwnStretches;
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

/** @param rank the order in which collections matter on a thin link */
export function createPusher<Name extends SyncedCollection>(
  context: PushContext,
  name: Name,
  rank: number,
): Pusher<SyncedDocuments[Name]> {
  type Document = SyncedDocuments[Name];
  /** Answers of parcels that arrived before another parcel of the same push failed. */
  const answered = new Map<string, { json: string; document: Document | undefined }>();
  const underway = new Map<string, { json: string; done: Promise<void> }>();
  /** What the county has answered and RxDB has not yet pushed back. */
  const told = new Map<string, Document>();

  async function sendChunk(chunk: Parcel<Document>[]): Promise<void> {
    const answer = await callCounty(context, name, chunk);
    const documents = await readDocuments(context.database, name, answer.documents, context.now());
    const byId = new Map(documents.map((document) => [document.id, document]));
    await noteAnswer(context, name, chunk, answer.problems);
    noteStretch(context.own, chunk, documents, answer.now);
    for (const { document, json } of chunk) {
      const master = byId.get(document.id);
      answered.set(document.id, { json, document: master });
      if (master) told.set(document.id, master);
    }
  }

  /** What is on its way already is waited for, not sent twice: RxDB and the sweep may both have it. */
  async function carry(parcels: readonly Parcel<Document>[]): Promise<void> {
    const going = parcels.map(({ document, json }) => {
      const held = underway.get(document.id);
      return held?.json === json ? held.done : undefined;
    });
    const rows = parcels.filter((_parcel, index) => going[index] === undefined);
    const done = context.lanes.carry({
      rank,
      rows,
      sizeOf: ({ json }) => json.length,
      send: sendChunk,
    });
    for (const { document, json } of rows) underway.set(document.id, { json, done });
    try {
      await Promise.all([done, ...new Set(going)]);
    } finally {
      for (const { document } of rows) {
        if (underway.get(document.id)?.done === done) underway.delete(document.id);
      }
    }
  }

  async function send(documents: readonly Document[]): Promise<Document[]> {
    const parcels = documents.map((document) => {
      return { document, json: canonicalJson(document) };
    });
    await carry(parcels.filter(({ document, json }) => answered.get(document.id)?.json !== json));
    const masters = parcels.flatMap(({ document }) => answered.get(document.id)?.document ?? []);
    for (const { document } of parcels) answered.delete(document.id);
    return masters;
  }

  /** RxDB may have read a record before the county's answer to another push of it came. */
  function toldSince(document: Document): Document | undefined {
    const master = told.get(document.id);
    if (!master || !sameDocument(mergeDocuments(name, document, master), master)) return undefined;
    return master;
  }

  return {
    send,
    push: async (rows) => {
      for (const row of rows) if (isKnownToCounty(row)) told.delete(row.newDocumentState.id);
      const documents = rows
        .filter((row) => !isKnownToCounty(row))
        .map((row) => plainDocument(row.newDocumentState));
      const byId = new Map(documents.map((document) => [document.id, document]));
      const known = documents.flatMap((document) => toldSince(document) ?? []);
      const knownIds = new Set(known.map(({ id }) => id));
      const masters = await send(documents.filter(({ id }) => !knownIds.has(id)));
      return [...known, ...masters].filter((master) => {
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
  { bridge, gate, database, now }: PushContext,
  collection: Name,
  chunk: readonly Parcel<SyncedDocuments[Name]>[],
) {
  await gate.whenOpen();
  const rows = chunk.map(({ document }) => rowOf(document));
  const arrive = setOut(database, now);
  const answer = await bridge.call('county.push', { collection, rows });
  await arrive(answer.ok ? chunk.reduce((sum, { json }) => sum + json.length, 0) : 0);
  if (!answer.ok) throw new LinkFailure(answer.problem.code);
  return answer.value;
}

/** What lies beside the acts is computed from them and not read at the county. */
function rowOf(document: SyncedDocument): object {
  if (!('acts' in document)) return document;
  const { id, station, acts } = document;
  return { id, station, acts };
}

/** The numbers of the feed under which the county took what was new in this push. */
function noteStretch(
  own: OwnStretches,
  chunk: readonly Parcel<SyncedDocument>[],
  documents: readonly SyncedDocument[],
  now: string,
): void {
  const unsigned = new Set(chunk.flatMap(({ document }) => unsignedIds(document)));
  const fresh = documents
    .flatMap((document) => ('acts' in document ? document.acts : [document as Received]))
    .filter(({ id, received }) => unsigned.has(id) && received?.at === now);
  own.note(
    fresh.flatMap(({ received }) => received?.seq ?? []),
    fresh.length + documents.length,
  );
}

type Received = Pick<Act, 'id'> & { received?: Receipt | undefined };

function unsignedIds(document: SyncedDocument): string[] {
  if (!('acts' in document)) return [document.id];
  return document.acts.filter((act) => !act.received).map(({ id }) => id);
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

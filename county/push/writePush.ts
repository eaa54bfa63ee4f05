// The short part of a push, while the feed's counter is held: what was judged is written, residents find
// their readers, and those who listen are told.
import { foldVisit } from '../../shared/reception/visit.ts';
import type { SyncedCollection, SyncedDocument, SyncedDocuments } from '../../shared/records.ts';
import type { Office } from '../../shared/sync/protocol.ts';
import type { News } from '../news.ts';
import { inTransaction, type Database } from '../store/database.ts';
import { writeDocuments, type HeldDocument, type WrittenDocument } from '../store/documents.ts';
import { announce } from '../store/newsLine.ts';
import { quarantine } from '../store/quarantine.ts';
import {
  refreshResidentReaders,
  residentsOfVisits,
  setVisitResidents,
} from '../store/residentReaders.ts';
import type { RowProblem } from './checkRow.ts';

export interface JudgedPush {
  collection: SyncedCollection;
  device: string;
  office: Office;
  now: Date;
  /** The feed's counter before anything was read. */
  madeAt: number;
  /** What the county held. */
  before: ReadonlyMap<string, HeldDocument>;
  /** The county's version of every row it could take. */
  documents: Map<string, SyncedDocument>;
  written: Map<string, WrittenDocument>;
  problems: RowProblem[];
}

/** Throws Overtaken when one of the documents has changed since. */
export async function writePush(database: Database, judged: JudgedPush): Promise<void> {
  const { collection, device, now, madeAt, problems } = judged;
  if (judged.written.size === 0 && problems.length === 0) return;
  await inTransaction(database, async (transaction) => {
    const documents = [...judged.written.values()];
    const receivedAt = now;
    await writeDocuments(transaction, { collection, device, receivedAt, documents, madeAt });
    const residents = await touchedResidents(transaction, judged, documents);
    const offices = await refreshResidentReaders(transaction, residents);
    await keepAside(transaction, judged);
    const news = newsOf(judged, documents, offices);
    if (news.length > 0) await announce(transaction, { news, by: device });
  });
}

/** Those whose readers may be others now. */
async function touchedResidents(
  transaction: Database,
  { collection, before }: JudgedPush,
  written: readonly WrittenDocument[],
): Promise<string[]> {
  switch (collection) {
    case 'residents':
      return written.map(({ document }) => document.id);
    case 'opinions': {
      const visits = written.flatMap(({ document, scope }) => {
        const held = before.get(document.id);
        const passedOn = [...(held?.namesTo ?? []), ...scope.namesTo].length > 0;
        return passedOn ? [held?.visit, scope.visit] : [];
      });
      const named = visits.filter((visit) => visit !== undefined);
      return named.length > 0 ? residentsOfVisits(transaction, named) : [];
    }
    case 'visits': {
      const visits = written.flatMap(({ document, scope }) => {
        const residents = residentsOf(document);
        const held = before.get(document.id);
        const earlier = held ? residentsOf(held.document) : [];
        if ([...residents, ...earlier].length === 0) return [];
        return [{ visit: document.id, station: scope.station, residents }];
      });
      return visits.length > 0 ? setVisitResidents(transaction, visits) : [];
    }
    default:
      return [];
  }
}

function residentsOf(document: SyncedDocument): readonly string[] {
  return foldVisit((document as SyncedDocuments['visits']).acts).view.content?.residents ?? [];
}

function keepAside(transaction: Database, judged: JudgedPush): Promise<void> {
  const { collection, device, now } = judged;
  const refused = judged.problems.map(({ code, id, act, what }) => ({
    ...{ code, collection, record: id, act },
    body: asText(what),
  }));
  return quarantine(transaction, device, now, refused);
}

function asText(what: unknown): string {
  try {
    return JSON.stringify(what) ?? 'null';
  } catch (error) {
    if (error instanceof RangeError) return 'nested too deeply to be written down';
    throw error;
  }
}

function newsOf(
  { collection, office }: JudgedPush,
  written: readonly WrittenDocument[],
  residentOffices: readonly string[],
): News[] {
  const news: News[] = [];
  if (written.length > 0) {
    const offices = written.flatMap(({ scope }) => [scope.station, ...scope.readers]);
    news.push({ collection, offices: [...new Set([office.id, ...offices])] });
  }
  if (residentOffices.length > 0) news.push({ collection: 'residents', offices: residentOffices });
  return news;
}

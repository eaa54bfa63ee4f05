// What has not reached the county, record by record: counted from receipts, not from what was sent. [AC5]
import { useMemo } from 'react';
import type { ProblemCode } from '../../shared/problems.ts';
import { isProblemCode } from '../../shared/problems.ts';
import type { ResidentDocument } from '../../shared/reception/resident.ts';
import { residentDelivered, residentStamp } from '../../shared/reception/resident.ts';
import type { ActCollection, ActDocument, SyncedCollection } from '../../shared/records.ts';
import { actCollections } from '../../shared/records.ts';
import { stampTime } from '../../shared/stamp.ts';
import type { JournalDocument, SyncProblem } from '../database/journal.ts';
import type { Tables } from '../database/openDatabase.ts';
import { useStation } from '../session/station.ts';
import { openRefusals } from './delivery.ts';
import { useLiveTable, useTable } from './useTable.ts';

export interface WaitingRecord {
  collection: SyncedCollection;
  id: string;
  /** Empty for residents. */
  number: string;
  /** ISO time of the oldest act that waits, by the clock of the PC that made it. */
  since: string;
  /** How many acts (for a resident: changes, counted as one) wait. */
  acts: number;
  /** Why the county could not take the record at the last try. */
  problem: ProblemCode | undefined;
}

export interface RefusedRecord {
  collection: ActCollection;
  id: string;
  number: string;
  refusals: readonly { act: string; kind: string; at: string; code: ProblemCode }[];
}

/** A record that arrived from the county and could not be read. */
export interface SetAsideRecord {
  collection: SyncedCollection;
  id: string;
  code: ProblemCode;
  at: string;
}

export interface Waiting {
  /** The longest waiting first. Empty on a station without a county. */
  records: readonly WaitingRecord[];
  refused: readonly RefusedRecord[];
  setAside: readonly SetAsideRecord[];
  /** Records of which every act is signed for. */
  delivered: number;
}

type Documents = Pick<
  { [Name in keyof Tables]: ReturnType<Tables[Name]['all']> },
  ActCollection | 'residents' | 'journal'
>;

const nothing: Waiting = { records: [], refused: [], setAside: [], delivered: 0 };

export function useWaiting(): Waiting {
  const { state, database } = useStation();
  const visits = useTable('visits');
  const opinions = useTable('opinions');
  const disclosures = useTable('disclosures');
  const residents = useTable('residents');
  const journal = useLiveTable(database.tables.journal);
  return useMemo(
    () =>
      state.mode === 'county'
        ? readWaiting({ visits, opinions, disclosures, residents, journal })
        : nothing,
    [state.mode, visits, opinions, disclosures, residents, journal],
  );
}

export function readWaiting(documents: Documents): Waiting {
  const problems = problemsIn(documents.journal);
  const pushed = new Map(
    problems
      .filter(({ direction }) => direction === 'push')
      .map((problem) => [`${problem.collection} ${problem.record}`, problem.code]),
  );
  const problemOf = (collection: SyncedCollection, id: string) => pushed.get(`${collection} ${id}`);
  const all = actCollections.flatMap((collection) =>
    documents[collection].map((document) => readRecord(collection, document)),
  );
  const waiting = all
    .flatMap(({ waits }) => waits ?? [])
    .concat(documents.residents.flatMap((document) => waitingResident(document) ?? []))
    .map((record) => ({ ...record, problem: problemOf(record.collection, record.id) }))
    .toSorted((a, b) => a.since.localeCompare(b.since));
  return {
    records: waiting,
    refused: all.flatMap(({ refused }) => refused ?? []),
    setAside: problems
      .filter(({ direction }) => direction === 'pull')
      .map(({ collection, record, code, at }) => ({ collection, id: record, code, at })),
    delivered:
      all.filter(({ waits, refused }) => !waits && !refused).length +
      documents.residents.filter(residentDelivered).length,
  };
}

interface Read {
  waits: Omit<WaitingRecord, 'problem'> | undefined;
  refused: RefusedRecord | undefined;
}

/** Documents never change, so each is read once. */
const readings = new WeakMap<ActDocument, Read>();

function readRecord(collection: ActCollection, document: ActDocument): Read {
  const kept = readings.get(document);
  if (kept) return kept;
  const { id, number } = document;
  const waits = document.acts.filter((act) => !act.received);
  const refusals = openRefusals(document.acts).map((act) => ({
    act: act.id,
    kind: act.kind,
    at: act.at,
    code: codeOf(act.received?.refused),
  }));
  const since = isoOf(waits[0]?.at);
  const read: Read = {
    waits: waits.length === 0 ? undefined : { collection, id, number, since, acts: waits.length },
    refused: refusals.length === 0 ? undefined : { collection, id, number, refusals },
  };
  readings.set(document, read);
  return read;
}

function waitingResident(document: ResidentDocument): Omit<WaitingRecord, 'problem'> | undefined {
  if (residentDelivered(document)) return undefined;
  const since = isoOf(residentStamp(document));
  return { collection: 'residents', id: document.id, number: '', since, acts: 1 };
}

const isoOf = (at: string | undefined) => (at ? new Date(stampTime(at)).toISOString() : '');

const codeOf = (refused: string | undefined): ProblemCode =>
  refused !== undefined && isProblemCode(refused) ? refused : 'act.notPermitted';

function problemsIn(journal: readonly JournalDocument[]): (SyncProblem & { at: string })[] {
  return journal
    .filter((entry) => entry.kind === 'problem')
    .map((entry) => ({ ...(entry.data as SyncProblem), at: entry.at }));
}

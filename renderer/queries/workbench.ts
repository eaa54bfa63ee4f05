// What lies on the desk today: counts and short lists for the person who is signed in.
import { useMemo } from 'react';
import { localDateAt } from '../../shared/calendar.ts';
import type { DisclosureDocument } from '../../shared/disclosure/disclosure.ts';
import type { OpinionDocument } from '../../shared/opinion/opinion.ts';
import type { VisitDocument } from '../../shared/reception/visit.ts';
import type { Office } from '../../shared/sync/protocol.ts';
import { useStation } from '../session/station.ts';
import { opinionDue } from './due.ts';
import type { DisclosureRecord, OpinionRecord, VisitRecord } from './records.ts';
import { disclosureRecord, opinionRecord, visitRecord } from './records.ts';
import { useMinute } from './useMinute.ts';
import { useTable } from './useTable.ts';

export interface WorkList<Entry> {
  count: number;
  /** The first few, the most pressing first. */
  first: readonly Entry[];
}

export interface Workbench {
  /** Registered with this office since midnight in China. */
  today: { visits: WorkList<VisitRecord>; opinions: number; people: number };
  /** 待审: handed to the head. */
  toReview: WorkList<OpinionRecord>;
  /** Sent back for more. */
  toSupplement: WorkList<OpinionRecord>;
  /** Registered, neither handed on nor decided. */
  toSubmit: WorkList<OpinionRecord>;
  /** 待告知: answered, the resident does not know yet. */
  toTell: WorkList<OpinionRecord>;
  /** The resident knows and has not rated. */
  toRate: WorkList<OpinionRecord>;
  /** 待收件 at the county. */
  atCounty: WorkList<OpinionRecord>;
  /** Accepted or returned, nobody has it in hand. */
  toAssign: WorkList<OpinionRecord>;
  /** In hand at this office. */
  inHand: WorkList<OpinionRecord>;
  /** In hand anywhere, near its day or past it. */
  due: WorkList<OpinionRecord>;
  overdue: number;
  /** The county has to settle a second dissatisfaction. */
  disputed: WorkList<OpinionRecord>;
  toApprove: WorkList<DisclosureRecord>;
  /** Withdrawn, the paper still hangs. */
  toTakeDown: WorkList<DisclosureRecord>;
  /** Two people changed the same field. */
  conflicts: WorkList<OpinionRecord>;
}

const shown = 5;

export function useWorkbench(): Workbench {
  const { office } = useStation();
  const visits = useTable('visits');
  const opinions = useTable('opinions');
  const disclosures = useTable('disclosures');
  const nowMs = useMinute();
  return useMemo(
    () => readWorkbench({ visits, opinions, disclosures }, office, nowMs),
    [visits, opinions, disclosures, office, nowMs],
  );
}

interface Documents {
  visits: readonly VisitDocument[];
  opinions: readonly OpinionDocument[];
  disclosures: readonly DisclosureDocument[];
}

export function readWorkbench(documents: Documents, office: Office, nowMs: number): Workbench {
  const oldestFirst = documents.opinions
    .toSorted((a, b) => a.heardAt.localeCompare(b.heardAt))
    .map(opinionRecord);
  const inStatus = (...statuses: string[]) =>
    listOf(oldestFirst.filter(({ document }) => statuses.includes(document.status)));
  const running = oldestFirst
    .filter((record) => isPressing(record, nowMs))
    .toSorted((a, b) => a.document.due.localeCompare(b.document.due));
  const disclosures = documents.disclosures.map(disclosureRecord);
  return {
    today: todayOf(documents, office, nowMs),
    toReview: inStatus('awaitingReview'),
    toSupplement: inStatus('supplementing'),
    toSubmit: inStatus('registered'),
    toTell: inStatus('replied'),
    toRate: inStatus('residentTold'),
    atCounty: inStatus('awaitingCounty'),
    toAssign: inStatus('countyAccepted', 'returned'),
    inHand: listOf(oldestFirst.filter((record) => isInHand(record, office))),
    due: listOf(running),
    overdue: running.filter((record) => opinionDue(record, nowMs) === 'overdue').length,
    disputed: inStatus('disputed'),
    toApprove: listOf(disclosures.filter(({ document }) => document.status === 'awaitingApproval')),
    toTakeDown: listOf(disclosures.filter(stillHangs)),
    conflicts: listOf(oldestFirst.filter(({ conflicts }) => conflicts.length > 0)),
  };
}

function listOf<Entry>(entries: readonly Entry[]): WorkList<Entry> {
  return { count: entries.length, first: entries.slice(0, shown) };
}

function todayOf(documents: Documents, office: Office, nowMs: number): Workbench['today'] {
  const today = localDateAt(nowMs);
  const isToday = (iso: string) => iso !== '' && localDateAt(Date.parse(iso)) === today;
  const visits = documents.visits
    .filter(({ station, startedAt, status }) => {
      return station === office.id && status !== 'voided' && isToday(startedAt);
    })
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
    .map(visitRecord);
  const opinions = documents.opinions.filter(({ station, heardAt, status }) => {
    return station === office.id && status !== 'voided' && isToday(heardAt);
  });
  const people = visits.reduce((sum, { view }) => sum + (view.content?.people ?? 0), 0);
  return { visits: listOf(visits), opinions: opinions.length, people };
}

const inHandStatuses: ReadonlySet<string> = new Set([
  'assigned',
  'handling',
  'redoing',
  'escalated',
  'microProject',
]);

function isInHand({ document }: OpinionRecord, office: Office): boolean {
  return document.holder === office.id && inHandStatuses.has(document.status);
}

function isPressing(record: OpinionRecord, nowMs: number): boolean {
  const state = opinionDue(record, nowMs);
  return state !== undefined && state !== 'calm';
}

function stillHangs({ document, view }: DisclosureRecord): boolean {
  return document.status === 'withdrawn' && view.postings.some((posting) => !posting.takenDownOn);
}

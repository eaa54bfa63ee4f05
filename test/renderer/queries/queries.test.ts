// What screens are shown, worked out from the sample records.
import { describe, expect, it } from 'vitest';
import { readDirectory } from '../../../renderer/queries/directory.ts';
import { opinionDue } from '../../../renderer/queries/due.ts';
import { filterOpinions } from '../../../renderer/queries/opinions.ts';
import { opinionRecord } from '../../../renderer/queries/records.ts';
import { newestVisits } from '../../../renderer/queries/visits.ts';
import { readWaiting } from '../../../renderer/queries/waiting.ts';
import { readWorkbench } from '../../../renderer/queries/workbench.ts';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import { composeOpinion } from '../../../shared/opinion/opinion.ts';
import {
  sampleDirectory,
  samplePeople,
  sampleStation,
  sampleUnits,
} from '../../../shared/sample/sampleDirectory.ts';
import { sampleRecords } from '../../../shared/sample/sampleRecords.ts';
import { earliestMs, formatStamp } from '../../../shared/stamp.ts';
import { steadyBytes } from '../../shared/seeds.ts';

const nowMs = Date.UTC(2026, 10, 23, 8);
const sample = sampleRecords({
  nowMs,
  device: 'devicea001',
  letter: 'A',
  randomBytes: steadyBytes(),
});
const { opinions, visits, disclosures, residents } = sample;
const directory = readDirectory(sampleDirectory(formatStamp(earliestMs, 0, 'devicea001')));

describe('opinions', () => {
  it('come newest first and are filtered by every part of the filter', () => {
    const all = filterOpinions(opinions, {});
    expect(all).toHaveLength(opinions.length);
    const heard = all.map(({ document }) => document.heardAt);
    expect(heard).toEqual(heard.toSorted().toReversed());
    const [one] = all;
    if (!one) throw new Error('no opinions');
    const { status, category, visit } = one.document;
    for (const found of filterOpinions(opinions, { status, category, visit })) {
      expect(found.document).toMatchObject({ status, category, visit });
    }
    const two = filterOpinions(opinions, { status: ['registered', 'archived'] });
    expect(new Set(two.map(({ document }) => document.status))).toEqual(
      new Set(['registered', 'archived']),
    );
    const held = filterOpinions(opinions, { holder: sampleUnits.transport.id });
    expect(held.length).toBeGreaterThan(0);
    expect(held.every(({ document }) => document.holder === sampleUnits.transport.id)).toBe(true);
  });

  it('are found by words of the number, the summary, the words and the place, all of which must occur', () => {
    const [target] = filterOpinions(opinions, {});
    const { content } = target?.view ?? {};
    if (!target || !content) throw new Error('no opinion');
    const words = [target.document.number, content.summary.slice(0, 4), content.words.slice(0, 4)];
    const byAll = filterOpinions(opinions, { text: words.join('  ') });
    expect(byAll.map(({ document }) => document.id)).toEqual([target.document.id]);
    expect(filterOpinions(opinions, { text: `${words[0]} 没有这样的话` })).toEqual([]);
  });

  it('are folded once per document', () => {
    const [document] = opinions;
    if (!document) throw new Error('no opinion');
    expect(opinionRecord(document)).toBe(opinionRecord(document));
    expect(opinionRecord(document).view).toBe(opinionRecord(document).view);
    expect(opinionRecord({ ...document })).not.toBe(opinionRecord(document));
  });

  it('show how much time is left only while somebody has them in hand', () => {
    for (const document of opinions) {
      const due = opinionDue(opinionRecord(document), nowMs);
      const runs = ['assigned', 'handling', 'redoing', 'escalated'].includes(document.status);
      expect([document.status, due !== undefined]).toEqual([
        document.status,
        runs && document.due !== '',
      ]);
    }
    expect(
      opinions.some((document) => opinionDue(opinionRecord(document), nowMs) === 'overdue'),
    ).toBe(true);
  });
});

describe('the workbench', () => {
  const bench = readWorkbench({ visits, opinions, disclosures }, sampleStation, nowMs);
  const countOf = (...statuses: string[]) =>
    opinions.filter(({ status }) => statuses.includes(status)).length;

  it('counts what the records say, and lists the first few', () => {
    expect(bench.toReview.count).toBe(countOf('awaitingReview'));
    expect(bench.toTell.count).toBe(countOf('replied'));
    expect(bench.atCounty.count).toBe(countOf('awaitingCounty'));
    expect(bench.toApprove.count).toBe(
      disclosures.filter(({ status }) => status === 'awaitingApproval').length,
    );
    expect(bench.toReview.first.length).toBe(Math.min(5, bench.toReview.count));
    expect(bench.overdue).toBeGreaterThan(0);
    expect(bench.due.count).toBeGreaterThanOrEqual(bench.overdue);
    const days = bench.due.first.map(({ document }) => document.due);
    expect(days).toEqual(days.toSorted());
  });

  it('counts the visits of today in China', () => {
    const [latest] = newestVisits(visits);
    if (!latest) throw new Error('no visits');
    const then = Date.parse(latest.document.startedAt);
    const on = (ms: number) =>
      readWorkbench({ visits, opinions, disclosures }, sampleStation, ms).today.visits.count;
    expect(on(then)).toBeGreaterThan(0);
    expect(on(then + 24 * 60 * 60 * 1000)).toBeLessThan(on(then) + visits.length);
    expect(on(then + 3 * 24 * 60 * 60 * 1000)).toBe(0);
    expect(
      readWorkbench({ visits, opinions, disclosures }, sampleUnits.water, then).today.visits.count,
    ).toBe(0);
  });
});

describe('what waits for the county', () => {
  const journal = [
    {
      id: 'push:opinions:x',
      kind: 'problem' as const,
      at: '2026-11-23T01:00:00.000Z',
      data: {
        collection: 'opinions',
        record: opinions[0]?.id,
        code: 'record.tooLarge',
        direction: 'push',
      },
    },
  ];
  const signed = (document: OpinionDocument, refused?: string): OpinionDocument => {
    const received = { at: '2026-11-23T01:00:00.000Z', seq: 1, signature: 's' };
    const acts = document.acts.map((act) => ({
      ...act,
      received: refused ? { ...received, refused } : received,
    }));
    return composeOpinion(document.id, document.station, acts);
  };

  it('is told from receipts, with since when and why', () => {
    const waiting = readWaiting({ visits, opinions, disclosures, residents, journal });
    const total = visits.length + opinions.length + disclosures.length + residents.length;
    expect(waiting.records).toHaveLength(total);
    expect(waiting.delivered).toBe(0);
    const since = waiting.records.map((record) => record.since);
    expect(since).toEqual(since.toSorted());
    const told = waiting.records.find(({ id }) => id === opinions[0]?.id);
    expect(told).toMatchObject({ problem: 'record.tooLarge', number: opinions[0]?.number });
    expect(told?.acts).toBe(opinions[0]?.acts.length);
  });

  it('counts a record as delivered only when all its acts are signed for', () => {
    const [first, second, third] = opinions;
    if (!first || !second || !third) throw new Error('too few opinions');
    const half = signed(second);
    const halfActs = [...half.acts.slice(0, -1), ...second.acts.slice(-1)];
    const waiting = readWaiting({
      visits: [],
      disclosures: [],
      residents: [],
      journal: [],
      opinions: [
        signed(first),
        composeOpinion(second.id, second.station, halfActs),
        signed(third, 'act.notPermitted'),
      ],
    });
    expect(waiting.delivered).toBe(1);
    expect(waiting.records).toMatchObject([{ id: second.id, acts: 1 }]);
    expect(waiting.refused).toMatchObject([
      {
        id: third.id,
        refusals: third.acts.map(({ id }) => ({ act: id, code: 'act.notPermitted' })),
      },
    ]);
  });
});

describe('the directory', () => {
  it('names everybody and everything, and is silent about the unknown', () => {
    expect(directory.nameOf(samplePeople.head.id)).toBe(samplePeople.head.name);
    expect(directory.nameOf(sampleUnits.water.id)).toBe(sampleUnits.water.name);
    expect(directory.nameOf('nobody')).toBe('—');
    expect(directory.find(sampleStation.id)?.prefix).toBe('枸杞');
  });

  it('lists deputies, units and places that are active', () => {
    const entries = sampleDirectory(formatStamp(earliestMs, 0, 'devicea001')).map((entry) =>
      entry.id === samplePeople.deputyOne.id ? { ...entry, active: false } : entry,
    );
    const { deputies, units, places, people, offices } = readDirectory(entries);
    expect(deputies.map(({ id }) => id)).not.toContain(samplePeople.deputyOne.id);
    expect(people.map(({ id }) => id)).toContain(samplePeople.deputyOne.id);
    expect(deputies.every(({ roles }) => roles.includes('deputy'))).toBe(true);
    expect(units).toHaveLength(Object.keys(sampleUnits).length);
    expect(places.every(({ kind }) => kind === 'place')).toBe(true);
    expect(offices.some(({ id }) => id === 'county')).toBe(true);
  });
});

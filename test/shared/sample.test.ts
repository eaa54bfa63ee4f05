import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../shared/acts.ts';
import { disclosureConflicts, foldDisclosure } from '../../shared/disclosure/disclosure.ts';
import { scanForIdentity } from '../../shared/disclosure/identityScan.ts';
import { officeId, recordId } from '../../shared/ids.ts';
import { foldOpinion } from '../../shared/opinion/opinion.ts';
import type { Actor } from '../../shared/permissions.ts';
import { foldVisit } from '../../shared/reception/visit.ts';
import { actCollections, documentSchemas } from '../../shared/records.ts';
import {
  sampleDirectory,
  sampleOffices,
  samplePeopleAt,
  sampleStation,
} from '../../shared/sample/sampleDirectory.ts';
import { sampleRecords } from '../../shared/sample/sampleRecords.ts';
import { formatStamp } from '../../shared/stamp.ts';
import { acceptActs } from '../../shared/sync/accept.ts';
import { office, personCard } from '../../shared/sync/protocol.ts';
import { plainCounty } from './life.ts';
import { steadyBytes } from './seeds.ts';

const device = 'sample0000';
const made = (nowMs: number) =>
  sampleRecords({ nowMs, device, letter: 'A', randomBytes: steadyBytes(5) });

const moments = {
  afternoon: Date.UTC(2026, 10, 22, 6, 30),
  justAfterMidnight: Date.UTC(2026, 10, 22, 16, 1),
  earlyInTheYear: Date.UTC(2027, 0, 20, 2, 0),
};
const nowMs = moments.afternoon;
const records = made(nowMs);
const directory = sampleDirectory(formatStamp(nowMs, 0, device));

/** Actors as the county finds them in its own directory. */
function actorOf(person: string): Actor | undefined {
  const entry = directory.find(({ id, kind }) => id === person && kind === 'person');
  return entry && { person, office: entry.office, roles: entry.roles };
}

describe('the sample directory', () => {
  it('[DR2] has stations, the county, units and people for each of them', () => {
    for (const one of sampleOffices) {
      expect(office.safeParse(one).error).toBeUndefined();
      expect(officeId.safeParse(one.id).success).toBe(true);
      const there = samplePeopleAt(one.id);
      expect(there.length).toBeGreaterThan(0);
      for (const card of there) expect(personCard.safeParse(card).error).toBeUndefined();
    }
    const people = directory.filter(({ kind }) => kind === 'person');
    expect(people.every(({ id }) => recordId.safeParse(id).success)).toBe(true);
    expect(new Set(directory.map(({ id }) => id)).size).toBe(directory.length);
    expect(samplePeopleAt(sampleStation.id).flatMap(({ roles }) => roles)).toEqual(
      expect.arrayContaining(['recorder', 'head', 'deputy']),
    );
  });
});

describe('the sample records', () => {
  it('[FO5] are documents as they travel, and the same for the same input', () => {
    for (const collection of ['residents', ...actCollections] as const) {
      for (const document of records[collection]) {
        expect(documentSchemas[collection].safeParse(document).error).toBeUndefined();
      }
    }
    expect(made(nowMs)).toEqual(records);
  });

  it.each(Object.entries(moments))(
    '[PE1] the county accepts every act of them (%s)',
    (_, moment) => {
      const all = made(moment);
      let seen = 0;
      for (const collection of actCollections) {
        for (const document of all[collection]) {
          let held: readonly Act[] = [];
          for (const act of document.acts) {
            const context = { ...plainCounty(moment), actorOf, device };
            const answer = acceptActs(
              collection,
              document.id,
              document.station,
              held,
              [act],
              context,
            );
            expect(answer.problems).toEqual([]);
            held = answer.document.acts;
            const refused = held.find(({ id }) => id === act.id)?.received?.refused;
            expect({ number: document.number, kind: act.kind, refused }).toEqual({
              number: document.number,
              kind: act.kind,
              refused: undefined,
            });
            seen += 1;
          }
        }
      }
      expect(seen).toBeGreaterThan(150);
    },
  );

  it.each(Object.entries(moments))('[ST1] nothing in them lies ahead of now (%s)', (_, moment) => {
    const { visits, opinions, disclosures, residents } = made(moment);
    const stamps = [...visits, ...opinions, ...disclosures].flatMap(({ acts }) =>
      acts.map(({ at }) => at),
    );
    const fields = residents.flatMap((resident) => Object.values(resident.fields));
    const limit = formatStamp(moment, 0xffff, 'zzzzzzzzzz');
    for (const at of [...stamps, ...fields.map((field) => field.at)]) {
      expect(at <= limit).toBe(true);
    }
    expect(new Set(stamps).size).toBe(stamps.length);
  });

  it('[NU1] their numbers are unique', () => {
    const { visits, opinions, disclosures } = made(moments.earlyInTheYear);
    const numbers = [...visits, ...opinions, ...disclosures].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.some((number) => number.includes('〔2026〕'))).toBe(true);
    expect(numbers.some((number) => number.includes('〔2027〕'))).toBe(true);
  });

  it('[OP1] show every road an opinion takes', () => {
    const statuses = new Set(records.opinions.map(({ status }) => status));
    const shown = [
      ...['registered', 'awaitingReview', 'supplementing', 'awaitingCounty', 'countyAccepted'],
      ...['assigned', 'returned', 'handling', 'replied', 'residentTold', 'rated', 'redoing'],
      ...['notAccepted', 'petitioned', 'microProject', 'suggestionMaterial', 'merged', 'suspended'],
      'archived',
    ];
    expect([...statuses].toSorted()).toEqual(shown.toSorted());
    expect(records.opinions).toHaveLength(32);
    expect(records.visits).toHaveLength(24);
    const open = records.opinions.filter(({ status }) => status === 'handling');
    expect(open.some(({ due }) => due !== '' && due < '2026-11-22')).toBe(true);
    const merged = records.opinions.find(({ status }) => status === 'merged');
    const target = foldOpinion(merged?.acts ?? []).view.mergedInto;
    expect(records.opinions.map(({ id }) => id)).toContain(target);
  });

  it('[VI4] show who may come: a person, a company, an organisation, a group, and nobody named', () => {
    const contents = records.visits.map(({ acts }) => foldVisit(acts).view.content);
    expect(new Set(contents.map((content) => content?.submitterKind)).size).toBe(5);
    const residents = new Set(records.residents.map(({ id }) => id));
    for (const content of contents) {
      expect(content?.residents.every((id) => residents.has(id))).toBe(true);
      expect(content?.submitterKind === 'anonymous').toBe(content?.residents.length === 0);
    }
    const visits = new Set(records.visits.map(({ id }) => id));
    expect(records.opinions.every(({ visit }) => visits.has(visit))).toBe(true);
  });

  it('[DI1] show a disclosure on the wall, one before its approver and one being written', () => {
    const statuses = records.disclosures.map(({ status }) => status).toSorted();
    expect(statuses).toEqual(['awaitingApproval', 'draft', 'published']);
    const published = records.disclosures.find(({ status }) => status === 'published');
    const { view } = foldDisclosure(published?.acts ?? []);
    const digest = createHash('sha256')
      .update(view.content?.body ?? '')
      .digest('hex');
    expect(view.hash).toBe(digest);
    expect(view.postings).toHaveLength(2);
    expect(records.disclosures.flatMap(({ acts }) => disclosureConflicts(acts))).toEqual([]);
  });

  it('[DI5] no sample disclosure tells who a resident is', () => {
    const names = records.residents.map(({ fields }) => fields['name']?.value ?? '');
    const words = records.opinions.map(({ acts }) => foldOpinion(acts).view.content?.words ?? '');
    for (const { acts } of records.disclosures) {
      const { content } = foldDisclosure(acts).view;
      expect(scanForIdentity(`${content?.title}\n${content?.body}`, names, words)).toEqual([]);
    }
  });
});

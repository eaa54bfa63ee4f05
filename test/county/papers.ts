// The records that the people of these tests write.
import { randomBytes } from 'node:crypto';
import type { Act } from '../../shared/acts.ts';
import { composeDisclosure, type DisclosureDocument } from '../../shared/disclosure/disclosure.ts';
import { formatNumber, newRecordId, type NumberKind } from '../../shared/ids.ts';
import { composeOpinion, type OpinionDocument } from '../../shared/opinion/opinion.ts';
import type { OpinionContent } from '../../shared/opinion/opinionActs.ts';
import type { ResidentDocument, ResidentValues } from '../../shared/reception/resident.ts';
import { composeVisit, type VisitDocument } from '../../shared/reception/visit.ts';
import type { Person } from './people.ts';

export const newId = () => newRecordId(Date.now(), randomBytes);

let running = 0;

function numberOf(by: Person, kind: NumberKind): string {
  running += 1;
  const { letter, office } = by.pc.enrolled;
  return formatNumber(office.prefix || '县', 2026, kind, letter, running);
}

const now = () => new Date().toISOString();

export const opinionContent: OpinionContent = {
  words: '码头的路灯坏了两个多月，夜里上下船看不见。',
  summary: '客运码头路灯损坏',
  category: '07',
  place: '客运码头',
  wish: 'resolve',
  urgency: 'normal',
  raisedBefore: '',
  replyPreference: 'phone',
  consents: { passName: false, publish: true, callBack: true },
  confidential: false,
};

export function newVisit(by: Person, residents: readonly string[] = []): VisitDocument {
  const registered = by.act('register', {
    ...{ channel: 'walkIn', placeMode: 'inside', reachMode: 'fixed', island: '枸杞', place: '' },
    ...{ submitterKind: 'person', residents, people: 1, deputies: [], theme: '' },
    ...{ number: numberOf(by, 'visit'), station: by.office, startedAt: now(), endedAt: now() },
  });
  return composeVisit(newId(), by.office, [registered]);
}

function registerOpinion(by: Person, changes: Partial<OpinionContent> = {}, visit = newId()): Act {
  return by.act('register', {
    ...{ ...opinionContent, ...changes, visit, deputies: [], heardAt: now() },
    ...{ number: numberOf(by, 'opinion'), station: by.office },
  });
}

export function newOpinion(
  by: Person,
  changes: Partial<OpinionContent> = {},
  visit = newId(),
): OpinionDocument {
  return composeOpinion(newId(), by.office, [registerOpinion(by, changes, visit)]);
}

/** The opinion with another act, as the PC which made it pushes it. */
export function withActs(opinion: OpinionDocument, ...acts: readonly Act[]): OpinionDocument {
  return composeOpinion(opinion.id, opinion.station, [...opinion.acts, ...acts]);
}

export const toCounty = { route: 'county', explanation: '本站无法解决' };

export const assignTo = (unit: Person) => ({
  ...{ unit: unit.office, due: '2027-01-31', instruction: '请按期答复' },
});

export function newDisclosure(by: Person, level = 'township'): DisclosureDocument {
  const drafted = by.act('draft', {
    ...{ title: '意见办理结果', body: '路灯已经修好。', level, topic: 'opinionResult' },
    ...{ opinions: [], number: numberOf(by, 'disclosure'), station: by.office },
  });
  return composeDisclosure(newId(), by.office, [drafted]);
}

export function addToDisclosure(
  disclosure: DisclosureDocument,
  ...acts: readonly Act[]
): DisclosureDocument {
  return composeDisclosure(disclosure.id, disclosure.station, [...disclosure.acts, ...acts]);
}

export function newResident(by: Person, values: ResidentValues): ResidentDocument {
  return writeResident(by, { id: newId(), station: by.office, fields: {} }, values);
}

export function writeResident(
  by: Person,
  resident: ResidentDocument,
  values: ResidentValues,
): ResidentDocument {
  const at = by.clock.next();
  const written = Object.entries(values).map(([name, value]) => [name, { value, at, by: by.id }]);
  return { ...resident, fields: { ...resident.fields, ...Object.fromEntries(written) } };
}

import type { PayloadOf } from '../actKinds.ts';
// The words in which the sample stories are told: who did what to an opinion, how many days ago.
import type { LocalDate } from '../calendar.ts';
import type { OpinionActKind, OpinionRoute, Rating } from '../opinion/opinionActs.ts';
import type { opinionActs } from '../opinion/opinionActs.ts';
import type { SamplePerson } from './sampleDirectory.ts';
import { samplePeople, sampleUnits } from './sampleDirectory.ts';
import type { SampleOpinion } from './sampleOpinionTexts.ts';

/** What a payload may need to know of the moment at which the samples are made. */
export interface SampleMoment {
  /** The day `ago` days before now; a negative number is a day to come. */
  day: (ago: number) => LocalDate;
  opinion: (name: SampleOpinion) => string;
}

export interface SampleStep {
  ago: number;
  by: SamplePerson;
  kind: OpinionActKind;
  payload: (moment: SampleMoment) => Record<string, unknown>;
}

export type SampleUnit = keyof typeof sampleUnits;

function step<Kind extends OpinionActKind>(
  ago: number,
  by: SamplePerson,
  kind: Kind,
  payload: (moment: SampleMoment) => PayloadOf<typeof opinionActs, Kind>,
): SampleStep {
  return { ago, by, kind, payload };
}

const { recorder, head, county } = samplePeople;

export const submit = (ago: number, route: OpinionRoute, explanation = '') =>
  step(ago, recorder, 'submit', () => ({ route, explanation }));

export const triage = (ago: number, route: OpinionRoute, explanation = '') =>
  step(ago, head, 'triage', () => ({ route, explanation }));

export const mergeInto = (ago: number, name: SampleOpinion, explanation: string) =>
  step(ago, head, 'triage', ({ opinion }) => ({
    route: 'merged',
    explanation,
    mergedInto: opinion(name),
  }));

export const requestSupplement = (ago: number, reason: string) =>
  step(ago, head, 'requestSupplement', () => ({ reason }));

export const accept = (ago: number, running: number) =>
  step(ago, county, 'accept', ({ day }) => ({
    countyNumber: `县代意〔${day(ago).slice(0, 4)}〕${running}号`,
  }));

export const assign = (ago: number, unit: SampleUnit, limitDays: number, instruction = '') =>
  step(ago, county, 'assign', ({ day }) => ({
    unit: sampleUnits[unit].id,
    due: day(Math.floor(ago) - limitDays),
    instruction,
  }));

export const extend = (ago: number, furtherDays: number, reason: string) =>
  step(ago, county, 'extend', ({ day }) => ({ due: day(Math.floor(ago) - furtherDays), reason }));

export const returnAssignment = (ago: number, unit: SampleUnit, reason: string) =>
  step(ago, samplePeople[unit], 'returnAssignment', () => ({ reason }));

export const takeOn = (ago: number, by: SamplePerson) => step(ago, by, 'takeOn', () => ({}));

export const progress = (ago: number, by: SamplePerson, told: string) =>
  step(ago, by, 'progress', () => ({ progress: told }));

export const reply = (ago: number, by: SamplePerson, answer: string) =>
  step(ago, by, 'reply', () => ({ reply: answer }));

export const suspend = (ago: number, daysAhead: number, reason: string) =>
  step(ago, county, 'suspend', ({ day }) => ({ reason, until: day(-daysAhead) }));

export const tell = (ago: number, channel: 'phone' | 'visit' | 'station' | 'post', told: string) =>
  step(ago, recorder, 'tellResident', () => ({ channel, told }));

export const rate = (ago: number, rating: Rating, remark = '') =>
  step(ago, recorder, 'rate', () => ({ rating, remark }));

export const archive = (ago: number) => step(ago, head, 'archive', () => ({}));

export const lookBack = (ago: number, remark: string) =>
  step(ago, samplePeople.deputyOne, 'lookBack', () => ({ finding: 'done', remark }));

export const seal = (ago: number, reason: string) => step(ago, head, 'seal', () => ({ reason }));

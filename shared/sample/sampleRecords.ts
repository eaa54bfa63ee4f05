// Two months of an invented station's work, made through the same acts as real work, so that a trial
// shows every screen with something on it and the county can judge all of it.
import { localDateAt, localYear } from '../calendar.ts';
import type { DisclosureDocument } from '../disclosure/disclosure.ts';
import { composeDisclosure } from '../disclosure/disclosure.ts';
import type { NumberKind, RandomBytes } from '../ids.ts';
import { formatNumber, newRecordId } from '../ids.ts';
import type { OpinionDocument } from '../opinion/opinion.ts';
import { composeOpinion } from '../opinion/opinion.ts';
import type { FieldValue, ResidentDocument, ResidentValues } from '../reception/resident.ts';
import type { VisitDocument } from '../reception/visit.ts';
import { composeVisit } from '../reception/visit.ts';
import type { Planned, SampleRecord } from './sampleActs.ts';
import { timeAgo, writeInOrder } from './sampleActs.ts';
import { samplePeople, sampleStation } from './sampleDirectory.ts';
import type { SampleDisclosure } from './sampleDisclosures.ts';
import { sampleDisclosures } from './sampleDisclosures.ts';
import type { SampleOpinion } from './sampleOpinionTexts.ts';
import { sampleOpinionTexts } from './sampleOpinionTexts.ts';
import type { SampleMoment } from './sampleSteps.ts';
import { sampleStories } from './sampleStories.ts';
import type { SampleVisit } from './sampleVisits.ts';
import { sampleVisits } from './sampleVisits.ts';

const dayMs = 24 * 60 * 60 * 1000;
const visitLengthMs = 12 * 60 * 1000;

export interface SampleInput {
  nowMs: number;
  /** The device under which everything is recorded, and its letter in the numbers. */
  device: string;
  letter: string;
  randomBytes: RandomBytes;
}

export interface SampleRecords {
  residents: ResidentDocument[];
  visits: VisitDocument[];
  opinions: OpinionDocument[];
  disclosures: DisclosureDocument[];
}

interface Drawer {
  planned: Planned[];
  moment: SampleMoment;
  number: (kind: NumberKind, timeMs: number) => string;
  newRecord: (timeMs: number) => SampleRecord;
  timeOf: (ago: number) => number;
}

function numbersOf(letter: string): Drawer['number'] {
  const running = new Map<string, number>();
  return (kind, timeMs) => {
    const year = localYear(timeMs);
    const next = (running.get(`${kind} ${year}`) ?? 0) + 1;
    running.set(`${kind} ${year}`, next);
    return formatNumber(sampleStation.prefix, year, kind, letter, next);
  };
}

function openDrawer(input: SampleInput): Drawer {
  const timeOf = (ago: number) => timeAgo(input.nowMs, ago);
  const opinionIds = new Map<SampleOpinion, string>();
  for (const visit of sampleVisits) {
    for (const name of visit.opinions) {
      opinionIds.set(name, newRecordId(timeOf(visit.ago), input.randomBytes));
    }
  }
  return {
    planned: [],
    moment: {
      day: (ago) => localDateAt(input.nowMs - Math.floor(ago) * dayMs),
      opinion: (name) => {
        const id = opinionIds.get(name);
        if (!id) throw new Error(`No visit brings the sample opinion ${name}.`);
        return id;
      },
    },
    number: numbersOf(input.letter),
    newRecord: (timeMs) => ({ id: newRecordId(timeMs, input.randomBytes), acts: [] }),
    timeOf,
  };
}

const clerk = samplePeople.recorder.id;
const iso = (timeMs: number) => new Date(timeMs).toISOString();

function planResident(drawer: Drawer, ago: number, values: ResidentValues): ResidentDocument {
  const { id } = drawer.newRecord(drawer.timeOf(ago));
  const fields: Record<string, FieldValue> = {};
  drawer.planned.push({
    timeMs: drawer.timeOf(ago),
    write: (desk) => {
      const at = desk.stamp();
      for (const [name, value] of Object.entries(values)) fields[name] = { value, at, by: clerk };
    },
  });
  return { id, station: sampleStation.id, fields };
}

function planVisit(drawer: Drawer, visit: SampleVisit, residents: readonly string[]): SampleRecord {
  const timeMs = drawer.timeOf(visit.ago);
  const record = drawer.newRecord(timeMs);
  const registered = {
    ...visit.content,
    residents,
    number: drawer.number('visit', timeMs),
    station: sampleStation.id,
    startedAt: iso(timeMs - visitLengthMs),
    endedAt: iso(timeMs),
  };
  drawer.planned.push({
    timeMs,
    write: (desk) => {
      record.acts.push(desk.act('register', clerk, registered));
      if (visit.kept) record.acts.push(desk.act('confirm', clerk, { how: 'signature' }));
    },
  });
  if (visit.kept === 'archived') {
    drawer.planned.push({
      timeMs: timeMs + dayMs,
      write: (desk) => record.acts.push(desk.act('archive', samplePeople.head.id, {})),
    });
  }
  return record;
}

function planOpinion(
  drawer: Drawer,
  name: SampleOpinion,
  visit: SampleVisit,
  visitId: string,
): SampleRecord {
  const timeMs = drawer.timeOf(visit.ago);
  const record: SampleRecord = { id: drawer.moment.opinion(name), acts: [] };
  const registered = {
    ...sampleOpinionTexts[name],
    number: drawer.number('opinion', timeMs),
    station: sampleStation.id,
    visit: visitId,
    deputies: visit.content.deputies,
    heardAt: iso(timeMs - visitLengthMs),
  };
  drawer.planned.push({
    timeMs,
    write: (desk) => record.acts.push(desk.act('register', clerk, registered)),
  });
  for (const step of sampleStories[name]) {
    drawer.planned.push({
      timeMs: drawer.timeOf(step.ago),
      write: (desk) =>
        record.acts.push(desk.act(step.kind, step.by.id, step.payload(drawer.moment))),
    });
  }
  return record;
}

function planDisclosure(drawer: Drawer, disclosure: SampleDisclosure): SampleRecord {
  const timeMs = drawer.timeOf(disclosure.ago);
  const record = drawer.newRecord(timeMs);
  const drafted = {
    ...disclosure.content,
    opinions: disclosure.opinions.map((name) => drawer.moment.opinion(name)),
    number: drawer.number('disclosure', timeMs),
    station: sampleStation.id,
  };
  drawer.planned.push({
    timeMs,
    write: (desk) => record.acts.push(desk.act('draft', clerk, drafted)),
  });
  for (const step of disclosure.steps) {
    drawer.planned.push({
      timeMs: drawer.timeOf(step.ago),
      write: (desk) =>
        record.acts.push(desk.act(step.kind, step.by.id, step.payload(drawer.moment))),
    });
  }
  return record;
}

/** All records of the sample station; the same input gives the same records. */
export function sampleRecords(input: SampleInput): SampleRecords {
  const drawer = openDrawer(input);
  const residents: ResidentDocument[] = [];
  const visits: SampleRecord[] = [];
  const opinions: SampleRecord[] = [];
  for (const visit of sampleVisits) {
    const came = visit.residents.map((values) => planResident(drawer, visit.ago, values));
    residents.push(...came);
    const planned = planVisit(
      drawer,
      visit,
      came.map((resident) => resident.id),
    );
    visits.push(planned);
    for (const name of visit.opinions) {
      opinions.push(planOpinion(drawer, name, visit, planned.id));
    }
  }
  const disclosures = sampleDisclosures.map((disclosure) => planDisclosure(drawer, disclosure));
  writeInOrder(drawer.planned, input.device, input.randomBytes);
  const station = sampleStation.id;
  return {
    residents,
    visits: visits.map(({ id, acts }) => composeVisit(id, station, acts)),
    opinions: opinions.map(({ id, acts }) => composeOpinion(id, station, acts)),
    disclosures: disclosures.map(({ id, acts }) => composeDisclosure(id, station, acts)),
  };
}

// Registering a reception: one visit, its residents, its opinions, their numbers, in one go.
import type { Act } from '../../shared/acts.ts';
import { recordId } from '../../shared/ids.ts';
import type { OpinionDocument } from '../../shared/opinion/opinion.ts';
import { composeOpinion, foldOpinion } from '../../shared/opinion/opinion.ts';
import type { PhotoFacts } from '../../shared/photos/photo.ts';
import { maxPhotosPerRecord } from '../../shared/photos/photo.ts';
import type { ResidentDocument } from '../../shared/reception/resident.ts';
import type { VisitDocument } from '../../shared/reception/visit.ts';
import { composeVisit, foldVisit } from '../../shared/reception/visit.ts';
import type { Result } from '../../shared/result.ts';
import type { Registration } from '../database/registration.ts';
import { writeRegistration } from '../database/registration.ts';
import type { Desk } from './desk.ts';
import { newAct, newId } from './desk.ts';
import { mayAct } from './mayAct.ts';
import { allotNumbers } from './numbers.ts';
import { Refusal, answered } from './refusal.ts';
import { residentProblem, residentWith } from './residentDocuments.ts';
import type { VisitEntry } from './visitEntry.ts';

export interface Registered {
  visit: string;
  opinions: string[];
}

/** Resolves ok when all of it is durable on this PC and the draft is gone. */
export function registerVisit(desk: Desk, entry: VisitEntry): Promise<Result<Registered>> {
  return answered(() => desk.oneAtATime(() => registerOnce(desk, entry)));
}

async function registerOnce(desk: Desk, entry: VisitEntry): Promise<Registered> {
  const earlier = entry.draft === undefined ? undefined : registeredFrom(desk, entry.draft);
  if (earlier) return earlier;
  const registration = prepare(desk, entry);
  await writeRegistration(desk.database, registration, new Date(desk.now()).toISOString());
  const opinions = registration.opinions.map(({ id }) => id);
  return { visit: registration.visit.id, opinions };
}

function registeredFrom(desk: Desk, draft: string): Registered | undefined {
  if (!desk.database.tables.visits.get(draft)) return undefined;
  const opinions = desk.database.tables.opinions.all().filter(({ visit }) => visit === draft);
  return { visit: draft, opinions: opinions.map(({ id }) => id) };
}

function prepare(desk: Desk, entry: VisitEntry): Registration {
  const forbidden =
    mayAct(desk.actor, 'visits', 'register') ?? mayAct(desk.actor, 'opinions', 'register');
  if (forbidden) throw new Refusal({ code: forbidden });
  if (entry.opinions.length === 0) throw new Refusal({ code: 'text.missing', field: 'opinions' });
  if (entry.draft !== undefined && !recordId.safeParse(entry.draft).success) {
    throw new Refusal({ code: 'record.malformed', field: 'draft' });
  }
  const id = entry.draft ?? newId(desk);
  const residents = entry.residents.map((entered, index) => prepareResident(desk, entered, index));
  const visit = prepareVisit(desk, entry, id, residents);
  const numbers = allotNumbers(desk, 'opinion', entry.opinions.length);
  const opinions = numbers.map((number, index) => prepareOpinion(desk, entry, id, number, index));
  return { residents, visit, opinions };
}

function prepareResident(
  desk: Desk,
  { id, ...values }: VisitEntry['residents'][number],
  index: number,
): ResidentDocument {
  const held = id === undefined ? undefined : desk.database.tables.residents.get(id);
  const resident = residentWith(desk, held?.id ?? newId(desk), values, held);
  const code = residentProblem(resident);
  if (code) throw new Refusal({ code, field: `residents.${index}` });
  return resident;
}

function prepareVisit(
  desk: Desk,
  entry: VisitEntry,
  id: string,
  residents: readonly ResidentDocument[],
): VisitDocument {
  const [number] = allotNumbers(desk, 'visit', 1);
  const act = newAct(desk, 'register', {
    ...entry.visit,
    residents: residents.map((resident) => resident.id),
    number,
    station: desk.office.id,
    startedAt: entry.startedAt,
    endedAt: entry.endedAt,
  });
  const acts = [act, ...attachActs(desk, entry.photos)];
  refuseMalformed(foldVisit(acts).refused, 'visit');
  return composeVisit(id, desk.office.id, acts);
}

function prepareOpinion(
  desk: Desk,
  entry: VisitEntry,
  visit: string,
  number: string,
  index: number,
): OpinionDocument {
  const register = newAct(desk, 'register', {
    ...entry.opinions[index],
    number,
    station: desk.office.id,
    visit,
    deputies: entry.visit.deputies,
    heardAt: entry.startedAt,
  });
  const attached = entry.attached?.[index];
  const photos = attachActs(desk, attached?.photos);
  const acts = [register, ...photos, ...proposalActs(desk, entry, index)];
  refuseMalformed(foldOpinion(acts).refused, `opinions.${index}`);
  return composeOpinion(attached?.id ?? newId(desk), desk.office.id, acts);
}

function attachActs(desk: Desk, photos: readonly PhotoFacts[] = []): Act[] {
  return photos.slice(0, maxPhotosPerRecord).map((photo) => newAct(desk, 'attach', photo));
}

function proposalActs(desk: Desk, entry: VisitEntry, index: number): Act[] {
  const proposal = entry.proposals[index];
  if (!proposal) return [];
  if (entry.submit) return [newAct(desk, 'submit', proposal)];
  const note = proposal.explanation.trim();
  return note === '' ? [] : [newAct(desk, 'note', { note })];
}

function refuseMalformed(refused: ReturnType<typeof foldVisit>['refused'], field: string): void {
  const [code] = refused.values();
  if (code) throw new Refusal({ code, field });
}

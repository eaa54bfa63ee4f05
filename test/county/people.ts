// The people of these tests: each stands at an enrolled PC, has signed in there and makes acts by its clock.
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { County } from '../../county/openCounty.ts';
import type { Act } from '../../shared/acts.ts';
import { countyOffice, newRecordId } from '../../shared/ids.ts';
import { createStampClock, type StampClock } from '../../shared/stamp.ts';
import { admin, paths, type AdminCommand, type PersonCard } from '../../shared/sync/protocol.ts';
import { enrolPc, expectAnswer, movePc, type Pc } from './countyClient.ts';

export interface Person {
  id: string;
  office: string;
  pc: Pc;
  clock: StampClock;
  act: (kind: string, payload?: Record<string, unknown>) => Act;
}

export interface People {
  admin: Person;
  asRecorder: Person;
  asHead: Person;
  asDeputy: Person;
  asCounty: Person;
  asUnit: Person;
  asOtherUnit: Person;
  /** Head and recorder of another island. */
  asStranger: Person;
}

export const passphrase = '潮起潮落 2026';

export async function signIn(
  pc: Pc,
  person: string,
  secret: string,
  newPassphrase?: string,
): Promise<Awaited<ReturnType<Pc['post']>>> {
  return pc.post(paths.signIn, { person, secret, ...(newPassphrase ? { newPassphrase } : {}) });
}

/** Everybody at a PC shares its clock. */
const clocks = new Map<string, StampClock>();

export function standAt(pc: Pc, id: string): Person {
  const clock = clocks.get(pc.device) ?? createStampClock(pc.device, Date.now);
  clocks.set(pc.device, clock);
  return {
    ...{ id, office: pc.enrolled.office.id, pc, clock },
    act: (kind, payload = {}) => ({
      ...{ ...payload, id: newRecordId(Date.now(), randomBytes), at: clock.next() },
      ...{ by: id, device: pc.device, kind },
    }),
  };
}

/** What the administrator does; must succeed. */
export async function command(
  by: Person,
  wanted: AdminCommand,
): Promise<z.infer<typeof admin.answer>> {
  const reply = await by.pc.post(paths.admin, { by: by.id, do: wanted });
  expectAnswer(reply);
  return admin.answer.parse(reply.body);
}

export async function addOffice(
  by: Person,
  kind: 'station' | 'unit',
  name: string,
  prefix = '',
): Promise<string> {
  const place = { island: prefix, address: '', phone: '', hours: '' };
  const { id = '' } = await command(by, {
    command: 'addOffice',
    office: { kind, name, prefix, ...place },
  });
  return id;
}

/** A new PC of the office, enrolled with a code from the administrator. */
export async function addPc(by: Person, office: string): Promise<Pc> {
  const { code = '' } = await command(by, { command: 'makeDeviceCode', office });
  return enrolPc(by.pc.url, code);
}

/** A new person of the PC's office, signed in there with a one-time code. */
export async function addPerson(
  by: Person,
  pc: Pc,
  name: string,
  roles: PersonCard['roles'],
): Promise<Person> {
  const office = pc.enrolled.office.id;
  const { id = '' } = await command(by, { command: 'addPerson', person: { office, name, roles } });
  const { code = '' } = await command(by, { command: 'makePersonCode', person: id });
  const reply = await signIn(pc, id, code, passphrase);
  expectAnswer(reply);
  return standAt(pc, id);
}

/** Everybody, from nothing: the administrator enrols with the first codes and adds the rest. */
export async function gatherPeople(county: County): Promise<People> {
  const codes = county.firstCodes;
  if (!codes) throw new Error('this county has begun before');
  const countyPc = await enrolPc(county.url, codes.device);
  const administrator = countyPc.enrolled.people[0];
  if (!administrator) throw new Error('the county has no administrator');
  const signedIn = await signIn(countyPc, administrator.id, codes.person, passphrase);
  expectAnswer(signedIn);
  const by = standAt(countyPc, administrator.id);
  const station = await addPc(by, await addOffice(by, 'station', '枸杞乡联络站', '枸杞'));
  const neighbour = await addPc(by, await addOffice(by, 'station', '嵊山镇联络站', '嵊山'));
  const unit = await addPc(by, await addOffice(by, 'unit', '县交通运输局'));
  const otherUnit = await addPc(by, await addOffice(by, 'unit', '县水务公司'));
  return {
    admin: by,
    asRecorder: await addPerson(by, station, '联络员', ['recorder']),
    asHead: await addPerson(by, station, '站长', ['head']),
    asDeputy: await addPerson(by, station, '代表', ['deputy']),
    asCounty: await addPerson(by, countyPc, '代表工委', ['county']),
    asUnit: await addPerson(by, unit, '交通局经办', ['unit']),
    asOtherUnit: await addPerson(by, otherUnit, '水务经办', ['unit']),
    asStranger: await addPerson(by, neighbour, '邻站站长', ['recorder', 'head']),
  };
}

/** The same people after the county has moved to another address. */
export function movePeople(people: People, url: string): People {
  const pcs = new Map<Pc, Pc>();
  const move = (person: Person): Person => {
    const pc = pcs.get(person.pc) ?? movePc(person.pc, url);
    pcs.set(person.pc, pc);
    return { ...person, pc };
  };
  return Object.fromEntries(
    Object.entries(people).map(([name, person]: [string, Person]) => [name, move(person)]),
  ) as unknown as People;
}

export const county = countyOffice;

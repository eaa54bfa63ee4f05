// What a county administrator may do to the directory and the devices.
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { DirectoryDocument } from '../shared/directory/directory.ts';
import { countyOffice, newRecordId } from '../shared/ids.ts';
import type { Role } from '../shared/permissions.ts';
import type { admin, AdminCommand, OfficeKind } from '../shared/sync/protocol.ts';
import type { DirectoryAuthor } from './directoryAuthor.ts';
import { handOutCode } from './handOutCode.ts';
import { actorsOn, officeOf, peopleAt, type Directory } from './people.ts';
import { answer, refuseRequest, type Answer } from './problemStatus.ts';
import type { Database } from './store/database.ts';
import { listDevices, readmitDevice, revokeDevice, type Device } from './store/devices.ts';
import { everybody, readDirectory } from './store/documents.ts';
import { writeFeed } from './store/feed.ts';
import { announce } from './store/newsLine.ts';

type AdminAnswer = Answer<z.infer<typeof admin.answer>>;
type Command<Name extends AdminCommand['command']> = Extract<AdminCommand, { command: Name }>;

interface AdminContext {
  transaction: Database;
  author: DirectoryAuthor;
  directory: Directory;
  /** The administrator. */
  by: string;
}

/** `by` must be an administrator who has signed in on this device of the county's office. */
export async function runAdminCommand(
  database: Database,
  author: DirectoryAuthor,
  device: Device,
  given: z.infer<typeof admin.request>,
): Promise<AdminAnswer> {
  const actor = (await actorsOn(database, device)).get(given.by);
  if (actor?.office !== countyOffice || !actor.roles.includes('admin')) {
    return refuseRequest('act.notPermitted');
  }
  if (given.do.command === 'listDevices') return listAllDevices(database);
  return writeFeed(database, async (transaction) => {
    const directory = await readDirectory(transaction);
    return run({ transaction, author, directory, by: given.by }, given.do);
  });
}

function run(context: AdminContext, command: AdminCommand): Promise<AdminAnswer> {
  switch (command.command) {
    case 'addOffice':
      return addOffice(context, command);
    case 'addPerson':
      return addPerson(context, command);
    case 'setPersonActive':
      return setPersonActive(context, command);
    case 'makeDeviceCode':
      return makeDeviceCode(context, command);
    case 'makePersonCode':
      return makePersonCode(context, command);
    case 'revokeDevice':
      return revoke(context, command);
    case 'readmitDevice':
      return readmit(context, command);
    case 'listDevices':
      return listAllDevices(context.transaction);
  }
}

async function addOffice(
  context: AdminContext,
  { office }: Command<'addOffice'>,
): Promise<AdminAnswer> {
  const { kind, name, prefix, island, address, phone, hours } = office;
  if (name.trim() === '') return refuseRequest('request.malformed', { field: 'do.office.name' });
  if (kind === 'station' && !isFreePrefix(context.directory, prefix)) {
    return refuseRequest('request.malformed', { field: 'do.office.prefix' });
  }
  const common = { kind, name, active: true, office: '', roles: [], address, phone };
  return writeEntry(context, kind === 'station' ? { ...common, prefix, island, hours } : common);
}

/** Numbers of two stations with one prefix would collide. */
function isFreePrefix(directory: Directory, prefix: string): boolean {
  return prefix.trim() !== '' && [...directory.values()].every((entry) => entry.prefix !== prefix);
}

const rolesAt: Record<OfficeKind, readonly Role[]> = {
  station: ['recorder', 'head', 'deputy'],
  unit: ['unit'],
  county: ['county', 'admin'],
};

async function addPerson(
  context: AdminContext,
  { person }: Command<'addPerson'>,
): Promise<AdminAnswer> {
  const { name, office, roles, level } = person;
  const at = officeOf(context.directory, office);
  if (!at) return refuseRequest('record.notFound', { field: 'do.person.office' });
  if (!roles.every((role) => rolesAt[at.kind].includes(role))) {
    return refuseRequest('request.malformed', { field: 'do.person.roles' });
  }
  if (peopleAt(context.directory, office).some((other) => other.name === name)) {
    return refuseRequest('person.nameTaken');
  }
  const entry = { kind: 'person' as const, name, active: true, office, roles };
  return writeEntry(context, level ? { ...entry, level } : entry);
}

async function setPersonActive(
  context: AdminContext,
  { person, active }: Command<'setPersonActive'>,
): Promise<AdminAnswer> {
  const entry = context.directory.get(person);
  if (entry?.kind !== 'person') return refuseRequest('person.unknown');
  // An administrator who shuts themselves out could leave nobody to let them in again.
  if (person === context.by) return refuseRequest('act.notPermitted');
  if (entry.active !== active) {
    await write(context, { ...entry, active });
  }
  return answer({});
}

async function writeEntry(
  context: AdminContext,
  entry: Omit<DirectoryDocument, 'id' | 'at'>,
): Promise<AdminAnswer> {
  const id = newRecordId(Date.now(), randomBytes);
  await write(context, { id, ...entry });
  return answer({ id });
}

async function write(
  { transaction, author }: AdminContext,
  entry: Omit<DirectoryDocument, 'at'>,
): Promise<void> {
  await author.write(transaction, [entry]);
  await announce(transaction, { news: [{ collection: 'directory', offices: [everybody] }] });
}

async function makeDeviceCode(
  { transaction, directory }: AdminContext,
  { office }: Command<'makeDeviceCode'>,
): Promise<AdminAnswer> {
  if (!officeOf(directory, office)) return refuseRequest('record.notFound');
  const { code, expiresAt } = await handOutCode(transaction, 'device', office);
  return answer({ code, expiresAt: expiresAt.toISOString() });
}

async function makePersonCode(
  { transaction, directory }: AdminContext,
  { person }: Command<'makePersonCode'>,
): Promise<AdminAnswer> {
  const entry = directory.get(person);
  if (entry?.kind !== 'person' || !entry.active) return refuseRequest('person.unknown');
  const { code, expiresAt } = await handOutCode(transaction, 'person', person);
  return answer({ code, expiresAt: expiresAt.toISOString() });
}

async function revoke(
  { transaction }: AdminContext,
  { device }: Command<'revokeDevice'>,
): Promise<AdminAnswer> {
  const known = await revokeDevice(transaction, device, new Date());
  if (!known) return refuseRequest('device.unknown');
  await announce(transaction, { end: device });
  return answer({});
}

async function readmit(
  { transaction }: AdminContext,
  { device }: Command<'readmitDevice'>,
): Promise<AdminAnswer> {
  const known = await readmitDevice(transaction, device);
  return known ? answer({}) : refuseRequest('device.unknown');
}

async function listAllDevices(database: Database): Promise<AdminAnswer> {
  const devices = await listDevices(database);
  return answer({
    devices: devices.map(({ id, letter, office, name, enrolledAt, lastSeenAt, revoked }) => ({
      ...{ device: id, letter, office, name, revoked },
      enrolledAt: enrolledAt.toISOString(),
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
    })),
  });
}

// A new county begins with its office and one administrator; everybody else is added from the app.
import { randomBytes } from 'node:crypto';
import type { DirectoryDocument } from '../shared/directory/directory.ts';
import { countyOffice, newRecordId } from '../shared/ids.ts';
import type { DirectoryAuthor } from './directoryAuthor.ts';
import { handOutCode } from './handOutCode.ts';
import { dropUnusedCodes } from './store/codes.ts';
import { inTransaction, type Database } from './store/database.ts';
import { listDevices } from './store/devices.ts';
import { readDirectory } from './store/documents.ts';

const administratorName = '管理员';

export async function foundOffice(
  transaction: Database,
  author: DirectoryAuthor,
  name: string,
): Promise<void> {
  const office: Omit<DirectoryDocument, 'at'> = {
    ...{ id: countyOffice, kind: 'county', name, active: true, office: '', roles: [] },
  };
  const administrator: Omit<DirectoryDocument, 'at'> = {
    ...{ id: newRecordId(Date.now(), randomBytes), kind: 'person', name: administratorName },
    ...{ active: true, office: countyOffice, roles: ['county', 'admin'] },
  };
  await author.write(transaction, [office, administrator]);
}

/** For the county's first PC, and for the administrator who signs in on it. */
export interface FirstCodes {
  device: string;
  person: string;
  personName: string;
}

/** Given at every start until the county's first PC has enrolled, and whenever asked for. */
export async function firstCodes(
  database: Database,
  asked: boolean,
): Promise<FirstCodes | undefined> {
  const enrolled = (await listDevices(database)).some(({ office }) => office === countyOffice);
  if (enrolled && !asked) return undefined;
  const administrator = await findAdministrator(database);
  return inTransaction(database, async (transaction) => {
    await dropUnusedCodes(transaction, 'device', countyOffice);
    const device = await handOutCode(transaction, 'device', countyOffice);
    const person = await handOutCode(transaction, 'person', administrator.id);
    return { device: device.code, person: person.code, personName: administrator.name };
  });
}

async function findAdministrator(database: Database): Promise<{ id: string; name: string }> {
  const directory = await readDirectory(database);
  const found = [...directory.values()].find(
    ({ kind, active, roles }) => kind === 'person' && active && roles.includes('admin'),
  );
  if (!found) throw new Error('the county has no administrator');
  return found;
}

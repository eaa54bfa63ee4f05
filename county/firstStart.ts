// A new county begins with its office and one administrator; everybody else is added from the app.
import { randomBytes } from 'node:crypto';
import { countyOffice, newRecordId } from '../shared/ids.ts';
import type { CountyDesk } from './countyDesk.ts';
import { handOutCode } from './handOutCode.ts';
import type { Database } from './store/database.ts';
import { listDevices } from './store/devices.ts';
import { readDirectory } from './store/documents.ts';
import { writeFeed } from './store/feed.ts';
import { dropUnusedCodes } from './store/codes.ts';

const administratorName = '管理员';

export async function foundOffice({ database, author }: CountyDesk, name: string): Promise<void> {
  const common = { active: true, office: '', roles: [] };
  const office = { ...common, id: countyOffice, kind: 'county' as const, name };
  const administrator = {
    ...{ id: newRecordId(Date.now(), randomBytes), kind: 'person' as const, active: true },
    ...{ name: administratorName, office: countyOffice, roles: ['county', 'admin'] as const },
  };
  await writeFeed(database, (transaction, feed) =>
    author.write(transaction, feed, [office, { ...administrator, roles: [...administrator.roles] }]),
  );
}

export interface FirstCodes {
  firstCodes?: { device: string; administrator: string; name: string };
}

/** Given at every start until the county's first PC has enrolled, and whenever asked for. */
export async function firstCodes({ database }: CountyDesk, asked: boolean): Promise<FirstCodes> {
  const enrolled = (await listDevices(database)).some(({ office }) => office === countyOffice);
  if (enrolled && !asked) return {};
  const administrator = await findAdministrator(database);
  return writeFeed(database, async (transaction) => {
    await dropUnusedCodes(transaction, 'device', countyOffice);
    const device = await handOutCode(transaction, 'device', countyOffice);
    const person = await handOutCode(transaction, 'person', administrator.id);
    const { name } = administrator;
    return { firstCodes: { device: device.code, administrator: person.code, name } };
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

// Which enrolled PC is asking: the token of the Authorization header.
import type { FastifyRequest } from 'fastify';
import type { Office } from '../shared/sync/protocol.ts';
import { officeOf } from './people.ts';
import { answer, refuseRequest, type Answer } from './problemStatus.ts';
import { secretHash } from './secrets.ts';
import type { Database } from './store/database.ts';
import { findTokenHolder, type Device } from './store/devices.ts';

export interface Caller {
  device: Device;
  office: Office;
}

export async function findCaller(
  database: Database,
  request: FastifyRequest,
): Promise<Answer<Caller>> {
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) return refuseRequest('token.missing');
  const found = await findTokenHolder(database, secretHash(token));
  // A token we don't know is one we have forgotten: the device asks for another.
  if (!found) return refuseRequest('token.expired');
  const { device, expiresAt, entry } = found;
  if (device.revoked) return refuseRequest('device.revoked');
  if (expiresAt <= new Date()) return refuseRequest('token.expired');
  const office = entry && officeOf(new Map([[entry.id, entry]]), device.office);
  if (!office) return refuseRequest('device.revoked');
  request.log = request.log.child({ device: device.id });
  return answer({ device, office });
}

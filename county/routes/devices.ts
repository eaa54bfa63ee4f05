// Enrolment, and how an enrolled PC gets a token.
import type { FastifyInstance } from 'fastify';
import { challenge, enrol, paths, signIn, token } from '../../shared/sync/protocol.ts';
import { findCaller } from '../caller.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { enrolDevice, giveChallenge, giveToken } from '../devices.ts';
import { signInPerson } from '../signIn.ts';
import { readBody, reply } from './reply.ts';

export function addDeviceRoutes(server: FastifyInstance, { database }: CountyDesk): void {
  server.post(paths.enrol, async (request, to) => {
    const given = readBody(request, enrol.request);
    return reply(to, given.ok ? await enrolDevice(database, given.value) : given);
  });
  server.post(paths.challenge, async (request, to) => {
    const given = readBody(request, challenge.request);
    return reply(to, given.ok ? await giveChallenge(database, given.value) : given);
  });
  server.post(paths.token, async (request, to) => {
    const given = readBody(request, token.request);
    return reply(to, given.ok ? await giveToken(database, given.value) : given);
  });
  server.post(paths.signIn, async (request, to) => {
    const caller = await findCaller(database, request);
    if (!caller.ok) return reply(to, caller);
    const given = readBody(request, signIn.request);
    if (!given.ok) return reply(to, given);
    return reply(to, await signInPerson(database, caller.value.device, given.value));
  });
}

// Enrolment, and how an enrolled PC gets a token.
import type { FastifyInstance } from 'fastify';
import { challenge, enrol, paths, signIn, token } from '../../shared/sync/protocol.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { enrolDevice, giveChallenge, giveToken } from '../devices.ts';
import { refuseRequest } from '../problemStatus.ts';
import { signInPerson } from '../signIn.ts';
import { callerOf, identify } from './identify.ts';
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
  server.post(paths.signIn, { onRequest: identify(database) }, async (request, to) => {
    const given = readBody(request, signIn.request);
    if (!given.ok) {
      const short = given.problem.field === 'newPassphrase';
      return reply(to, short ? refuseRequest('person.passphraseTooShort') : given);
    }
    return reply(to, await signInPerson(database, callerOf(request).device, given.value));
  });
}

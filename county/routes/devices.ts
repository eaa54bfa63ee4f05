// Enrolment, and how an enrolled PC gets a token.
import type { FastifyInstance } from 'fastify';
import { challenge, enrol, paths, signIn, token } from '../../shared/sync/protocol.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { enrolDevice, giveChallenge, giveToken } from '../devices.ts';
import { refuseRequest } from '../problemStatus.ts';
import { signInPerson } from '../signIn.ts';
import { callerOf, identify } from './identify.ts';
import { readBody, reply } from './reply.ts';

export function addDeviceRoutes(server: FastifyInstance, desk: CountyDesk): void {
  const { database, signer } = desk;
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
    if (!given.ok) return reply(to, given);
    const done = await giveToken(database, signer, given.value);
    const { device, unsent = 0 } = given.value;
    const isShutOut = !done.ok && done.problem.code === 'device.revoked';
    if (isShutOut && unsent > 0) request.log.warn({ event: 'device.unsent', device, unsent });
    return reply(to, done);
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

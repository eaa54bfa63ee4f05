// The county administrator's commands.
import type { FastifyInstance } from 'fastify';
import { admin, paths } from '../../shared/sync/protocol.ts';
import { runAdminCommand } from '../adminCommands.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { everybody } from '../store/documents.ts';
import { callerOf, identify } from './identify.ts';
import { readBody, reply } from './reply.ts';

const writesDirectory: readonly string[] = ['addOffice', 'addPerson', 'setPersonActive'];

export function addAdminRoutes(server: FastifyInstance, desk: CountyDesk): void {
  const { database, author, news } = desk;
  server.post(paths.admin, { onRequest: identify(database) }, async (request, to) => {
    const given = readBody(request, admin.request);
    if (!given.ok) return reply(to, given);
    const done = await runAdminCommand(database, author, callerOf(request).device, given.value);
    const command = given.value.do;
    if (done.ok && writesDirectory.includes(command.command)) {
      news.publish([{ collection: 'directory', offices: new Set([everybody]) }]);
    }
    if (done.ok && command.command === 'revokeDevice') news.end(command.device);
    return reply(to, done);
  });
}

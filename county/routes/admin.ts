// The county administrator's commands.
import type { FastifyInstance } from 'fastify';
import { admin, paths } from '../../shared/sync/protocol.ts';
import { runAdminCommand } from '../adminCommands.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { callerOf, identify } from './identify.ts';
import { readBody, reply } from './reply.ts';

export function addAdminRoutes(server: FastifyInstance, desk: CountyDesk): void {
  const { database, author } = desk;
  server.post(paths.admin, { onRequest: identify(database) }, async (request, to) => {
    const given = readBody(request, admin.request);
    if (!given.ok) return reply(to, given);
    const { device } = callerOf(request);
    return reply(to, await runAdminCommand(database, author, device, given.value));
  });
}

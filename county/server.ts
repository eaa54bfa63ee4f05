// The HTTP edge: turns answers into replies, and logs a bug once.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import Fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';
import { paths } from '../shared/sync/protocol.ts';
import type { CountyDesk } from './countyDesk.ts';
import { logBug } from './logBug.ts';
import { packAnswer } from './packAnswer.ts';
import { problemStatus, refuseRequest, type RequestProblem } from './problemStatus.ts';
import { readJsonBody } from './readJsonBody.ts';
import { addAdminRoutes } from './routes/admin.ts';
import { addDeviceRoutes } from './routes/devices.ts';
import { addEventRoute } from './routes/events.ts';
import { addSyncRoutes } from './routes/sync.ts';

export interface LogTarget {
  write: (line: string) => void;
}

/** Whatever is not a push is short. */
const smallBodyBytes = 64 * 1024;
/** The largest request takes over four minutes on a line of 256 kbit/s. */
const requestTimeoutMs = 10 * 60 * 1000;

export function buildServer(desk: CountyDesk, log: LogTarget): FastifyInstance {
  const server = Fastify({
    logger: { level: 'info', base: null, stream: log },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestTimeout: requestTimeoutMs,
    bodyLimit: smallBodyBytes,
  });
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    (request: FastifyRequest, payload: IncomingMessage) =>
      readJsonBody(payload, request.routeOptions.bodyLimit ?? smallBodyBytes),
  );
  server.addHook('onSend', packAnswer);
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const line = { method, path: routeOptions.url, status: reply.statusCode };
    request.log.info({ ...line, ms: Math.round(reply.elapsedTime) });
  });
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = problemOfError(error);
    if (problem.code === 'county.internal') logBug(request.log, error, request.id);
    return reply.status(problemStatus[problem.code]).send({ problem });
  });
  server.setNotFoundHandler((_request, reply) =>
    reply
      .status(404)
      .send({ problem: refuseRequest('request.malformed', { field: 'path' }).problem }),
  );
  server.get(paths.health, () => ({ healthy: true }));
  addDeviceRoutes(server, desk);
  addSyncRoutes(server, desk);
  addAdminRoutes(server, desk);
  addEventRoute(server, desk);
  return server;
}

/** The framework's own refusals are 4xx; whatever else is thrown is a bug. */
function problemOfError(error: FastifyError): RequestProblem {
  const status = error.statusCode ?? 500;
  if (status === 413) return refuseRequest('request.tooLarge').problem;
  if (status >= 400 && status < 500) return refuseRequest('request.malformed').problem;
  return refuseRequest('county.internal').problem;
}

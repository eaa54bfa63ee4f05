// The HTTP edge: turns answers into replies, and logs a bug once.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import Fastify, {
  LogController,
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
} from 'fastify';
import type { CountyDesk } from './countyDesk.ts';
import { logBug } from './logBug.ts';
import { createMetrics } from './metrics.ts';
import { packAnswer } from './packAnswer.ts';
import { problemStatus, refuseRequest, type RequestProblem } from './problemStatus.ts';
import { addRateLimits } from './rateLimits.ts';
import { readJsonBody } from './readJsonBody.ts';
import { addAdminRoutes } from './routes/admin.ts';
import { addBundleRoutes } from './routes/bundles.ts';
import { addDeviceRoutes } from './routes/devices.ts';
import { addEventRoute } from './routes/events.ts';
import { addHealthRoutes } from './routes/health.ts';
import { addPhotoRoutes } from './routes/photos.ts';
import { addSyncRoutes } from './routes/sync.ts';

export interface LogTarget {
  write: (line: string) => void;
}

/** Whatever is not a push is short. */
const smallBodyBytes = 64 * 1024;
/** The largest request takes over four minutes on a line of 256 kbit/s. */
const requestTimeoutMs = 10 * 60 * 1000;

export interface ServerOptions {
  log: LogTarget;
  logLevel?: string | undefined;
  /** PEM texts; plain HTTP without them. */
  tls?: { cert: string; key: string } | undefined;
  /** Addresses by commas. */
  trustedProxies?: string | undefined;
  /** Without it, only a test is served. */
  rateLimits?: boolean;
  metricsToken?: string | undefined;
}

export async function buildServer(
  desk: CountyDesk,
  options: ServerOptions,
): Promise<FastifyInstance> {
  const { log, logLevel = 'info', tls, trustedProxies, rateLimits, metricsToken } = options;
  const server: FastifyInstance = Fastify({
    // Plain or not, it is served alike.
    ...((tls ? { https: tls } : {}) as object),
    ...(trustedProxies ? { trustProxy: trustedProxies } : {}),
    logger: { level: logLevel, base: null, stream: log },
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
  const metrics = createMetrics(desk.news.size);
  server.addHook('onSend', packAnswer);
  server.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    const { statusCode: status, elapsedTime: ms } = reply;
    request.log.info({ method, path: routeOptions.url, status, ms: Math.round(ms) });
    metrics.request(routeOptions.url ?? 'unknown', status, ms / 1000);
  });
  server.setErrorHandler<FastifyError>((error, request, reply) => {
    if (error.statusCode === 429) {
      const { problem } = refuseRequest('county.busy');
      return reply.status(429).send({ problem });
    }
    const problem = problemOfError(error);
    if (problem.code === 'county.internal') logBug(request.log, error, request.id);
    return reply.status(problemStatus[problem.code]).send({ problem });
  });
  server.setNotFoundHandler((_request, reply) =>
    reply
      .status(404)
      .send({ problem: refuseRequest('request.malformed', { field: 'path' }).problem }),
  );
  if (rateLimits) await addRateLimits(server);
  addHealthRoutes(server, desk, metrics, metricsToken);
  addDeviceRoutes(server, desk);
  addSyncRoutes(server, desk, metrics);
  addPhotoRoutes(server, desk);
  addAdminRoutes(server, desk);
  addEventRoute(server, desk);
  addBundleRoutes(server, desk);
  return server;
}

/** The framework's own refusals are 4xx; whatever else is thrown is a bug. */
function problemOfError(error: FastifyError): RequestProblem {
  const status = error.statusCode ?? 500;
  if (status === 413) return refuseRequest('request.tooLarge').problem;
  if (status >= 400 && status < 500) return refuseRequest('request.malformed').problem;
  return refuseRequest('county.internal').problem;
}

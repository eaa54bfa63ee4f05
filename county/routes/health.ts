// For whoever watches over the server: alive, ready, how much, and what it speaks.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { paths } from '../../shared/sync/protocol.ts';
import type { CountyDesk } from '../countyDesk.ts';
import type { Metrics } from '../metrics.ts';
import { openApiDocument } from '../openApi.ts';
import { refuseRequest } from '../problemStatus.ts';
import { isFounded } from '../store/countyRow.ts';
import { reply } from './reply.ts';

const patienceMs = 2_000;

export function addHealthRoutes(
  server: FastifyInstance,
  { database }: CountyDesk,
  metrics: Metrics,
  metricsToken: string | undefined,
): void {
  server.get(paths.health, () => ({ healthy: true }));
  server.get('/healthz', () => ({ healthy: true }));
  let closing = false;
  server.addHook('preClose', () => {
    closing = true;
  });
  server.get('/readyz', async (request, to) => {
    const late = new Promise<false>((resolve) => setTimeout(resolve, patienceMs, false).unref());
    const asked = isFounded(database).catch(() => false);
    const ready = !closing && (await Promise.race([asked, late]));
    if (!ready) request.log.warn('not ready');
    return to.status(ready ? 200 : 503).send({ ready });
  });
  server.get('/metrics', async (request, to) => {
    if (!mayMeasure(request, metricsToken)) return reply(to, refuseRequest('act.notPermitted'));
    return to.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  const document = openApiDocument();
  server.get('/v1/openapi.json', () => document);
}

/** With the token, or from this very machine and not through a proxy on it. */
function mayMeasure(request: FastifyRequest, token: string | undefined): boolean {
  const { authorization, 'x-forwarded-for': forwarded, forwarded: other } = request.headers;
  if (token !== undefined) return isSame(authorization ?? '', `Bearer ${token}`);
  const local = /^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '');
  return local && forwarded === undefined && other === undefined;
}

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

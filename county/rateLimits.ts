// How often one PC or one address may ask. Guessing is hopeless anyway; this keeps it from costing anything.
import { createHash } from 'node:crypto';
import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { paths } from '../shared/sync/protocol.ts';

interface Limit {
  perMinute: number;
  of: 'address' | 'device';
}

/** A whole county may stand behind one address; whoever has a token counts for themselves. */
const limits: Readonly<Record<string, Limit>> = {
  [paths.enrol]: { perMinute: 30, of: 'address' },
  [paths.signIn]: { perMinute: 30, of: 'device' },
  [paths.challenge]: { perMinute: 1_200, of: 'address' },
  [paths.token]: { perMinute: 1_200, of: 'address' },
  [paths.events]: { perMinute: 60, of: 'device' },
  [paths.admin]: { perMinute: 240, of: 'device' },
  [paths.push]: { perMinute: 2_400, of: 'device' },
  [paths.pull]: { perMinute: 2_400, of: 'device' },
};

/** Before the routes are added. */
export async function addRateLimits(server: FastifyInstance): Promise<void> {
  server.addHook('onRoute', (route) => {
    const limit = limits[route.url];
    if (!limit) return;
    const { perMinute: max, of } = limit;
    const keyGenerator = of === 'device' ? tokenOf : (request: FastifyRequest) => request.ip;
    route.config = { ...route.config, rateLimit: { max, timeWindow: '1 minute', keyGenerator } };
  });
  await server.register(rateLimit, { global: false });
}

function tokenOf({ headers, ip }: FastifyRequest): string {
  const { authorization } = headers;
  return authorization ? createHash('sha256').update(authorization).digest('base64') : ip;
}

// Before a body is read: who is asking, and whether there is room. Strangers cost us no more than a header.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findCaller, type Caller } from '../caller.ts';
import { refuseRequest } from '../problemStatus.ts';
import type { Database } from '../store/database.ts';
import { reply } from './reply.ts';

type Hook = (request: FastifyRequest, to: FastifyReply) => Promise<FastifyReply | undefined>;

const callers = new WeakMap<FastifyRequest, Caller>();

/** An onRequest hook: only enrolled PCs pass. */
export function identify(database: Database): Hook {
  return async (request, to) => {
    const caller = await findCaller(database, request);
    if (!caller.ok) return reply(to, caller);
    callers.set(request, caller.value);
    return undefined;
  };
}

/** Who passed `identify`. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request);
  if (!caller) throw new Error('this route does not ask who is calling');
  return caller;
}

/** Bodies and answers of so many requests fit into memory at once. */
const maxAtOnce = 64;
const retryAfterSeconds = 5;

/** An onRequest hook, for the routes whose bodies and answers are large. */
export function leaveRoom(): Hook {
  let running = 0;
  return async (_request, to) => {
    if (running >= maxAtOnce) {
      void to.header('retry-after', retryAfterSeconds);
      return reply(to, refuseRequest('county.busy'));
    }
    running += 1;
    to.raw.once('close', () => {
      running -= 1;
    });
    return Promise.resolve(undefined);
  };
}

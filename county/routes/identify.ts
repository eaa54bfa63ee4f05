// Before a body is read: who is asking. Strangers cost us no more than a header.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findCaller, type Caller } from '../caller.ts';
import type { Database } from '../store/database.ts';
import { reply } from './reply.ts';

export type Hook = (request: FastifyRequest, to: FastifyReply) => Promise<FastifyReply | undefined>;

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

// From an answer to an HTTP reply, and from a request body to a checked message.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { isProblemCode } from '../../shared/problems.ts';
import { answer, problemStatus, refuseRequest, type Answer } from '../problemStatus.ts';

export function reply<Value>(to: FastifyReply, given: Answer<Value>): FastifyReply {
  if (given.ok) return to.send(given.value);
  // Whatever is left of a body that was too large would be taken for the next request.
  if (given.problem.code === 'request.tooLarge') void to.header('connection', 'close');
  return to.status(problemStatus[given.problem.code]).send({ problem: given.problem });
}

/** The body by the message's schema; the field that is wrong is named. */
export function readBody<Value>(request: FastifyRequest, schema: z.ZodType<Value>): Answer<Value> {
  const body = request.body as Answer<unknown> | undefined;
  if (!body) return refuseRequest('request.malformed');
  if (!body.ok) return body;
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return answer(parsed.data);
  const issue = parsed.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  if (isProblemCode(issue?.message ?? '')) request.log.info({ field, code: issue?.message });
  return refuseRequest('request.malformed', { field });
}

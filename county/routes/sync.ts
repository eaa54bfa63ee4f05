// Push and pull.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { maxRequestBytes, paths, pull, push, round } from '../../shared/sync/protocol.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { logBug } from '../logBug.ts';
import type { Metrics } from '../metrics.ts';
import { actorsOn } from '../people.ts';
import { answer, refuseRequest, type Answer } from '../problemStatus.ts';
import { receiptsOnly } from '../push/receiptsOnly.ts';
import { takePush } from '../push/takePush.ts';
import { openTurns } from '../push/turns.ts';
import type { Database } from '../store/database.ts';
import { takePull, takeRound } from '../takePull.ts';
import { callerOf, identify } from './identify.ts';
import { leaveRoom } from './leaveRoom.ts';
import { readBody, reply } from './reply.ts';

export function addSyncRoutes(server: FastifyInstance, desk: CountyDesk, metrics: Metrics): void {
  const { database, signer } = desk;
  const large = { bodyLimit: maxRequestBytes, onRequest: [identify(database), leaveRoom()] };
  const turns = openTurns(desk.pushesAtOnce);
  server.post(paths.push, large, async (request, to) => {
    const given = readMessage(request, push.request);
    if (!given.ok) return reply(to, given);
    const { collection, rows } = given.value;
    const { device, office } = callerOf(request);
    const onBug = (error: unknown, record: string) => logBug(request.log, error, record);
    const actors = (transaction: Database) => actorsOn(transaction, device);
    const pusher = { device: device.id, office, actors, signer, onBug };
    const endTurn = await turns.take(rows.length);
    try {
      const taken = await takePush(database, pusher, collection, rows);
      metrics.pushed(collection, rows.length, taken.problems.length);
      const asksReceipts = given.value.answer === 'receipts';
      return reply(to, answer(asksReceipts ? receiptsOnly(rows, taken) : taken));
    } finally {
      endTurn();
    }
  });
  server.post(paths.pull, large, async (request, to) => {
    const given = readMessage(request, pull.request);
    if (!given.ok) return reply(to, given);
    return reply(
      to,
      answer(await takePull(database, signer, callerOf(request).office.id, given.value)),
    );
  });
  server.post(paths.round, large, async (request, to) => {
    const given = readMessage(request, round.request);
    if (!given.ok) return reply(to, given);
    const { office } = callerOf(request);
    return reply(to, answer(await takeRound(database, signer, office.id, given.value)));
  });
}

/** Like readBody, and says it when the collection is one that only a newer county knows. */
function readMessage<Value>(request: FastifyRequest, schema: z.ZodType<Value>): Answer<Value> {
  const given = readBody(request, schema);
  if (given.ok || given.problem.field !== 'collection') return given;
  const body = request.body as Answer<{ collection?: unknown }>;
  const named = body.ok && typeof body.value.collection === 'string';
  return named ? refuseRequest('record.unknownCollection') : given;
}

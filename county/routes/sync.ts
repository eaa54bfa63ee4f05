// Push and pull.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { maxRequestBytes, paths, pull, push } from '../../shared/sync/protocol.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { logBug } from '../logBug.ts';
import { actorsOn } from '../people.ts';
import { answer, refuseRequest, type Answer } from '../problemStatus.ts';
import { takePush } from '../push/takePush.ts';
import type { Database } from '../store/database.ts';
import { readPage } from '../store/documents.ts';
import { readFeed } from '../store/feed.ts';
import { callerOf, identify, leaveRoom } from './identify.ts';
import { readBody, reply } from './reply.ts';

export function addSyncRoutes(server: FastifyInstance, desk: CountyDesk): void {
  const { database, signer, news } = desk;
  const large = { bodyLimit: maxRequestBytes, onRequest: [identify(database), leaveRoom()] };
  server.post(paths.push, large, async (request, to) => {
    const given = readMessage(request, push.request);
    if (!given.ok) return reply(to, given);
    const { collection, rows } = given.value;
    const { device, office } = callerOf(request);
    const onBug = (error: unknown, record: string) => logBug(request.log, error, record);
    const actors = (transaction: Database) => actorsOn(transaction, device);
    const pusher = { device: device.id, office, actors, signer, onBug };
    const outcome = await takePush(database, pusher, collection, rows);
    news.publish(outcome.news, device.id);
    return reply(to, answer(outcome.answer));
  });
  server.post(paths.pull, large, async (request, to) => {
    const given = readMessage(request, pull.request);
    if (!given.ok) return reply(to, given);
    return reply(to, answer(await takePull(database, callerOf(request).office.id, given.value)));
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

async function takePull(
  database: Database,
  office: string,
  { collection, checkpoint, limit }: z.infer<typeof pull.request>,
): Promise<z.infer<typeof pull.answer>> {
  // Read before the page: everything up to this place is committed and will be in it.
  const feed = await readFeed(database);
  const after = checkpoint?.epoch === feed.epoch ? checkpoint.seq : 0;
  const page = await readPage(database, office, collection, after, limit);
  const end = Math.max(feed.seq, page.lastSeq ?? 0);
  return {
    documents: page.documents,
    checkpoint: { epoch: feed.epoch, seq: page.more ? (page.lastSeq ?? after) : end },
    more: page.more,
    now: new Date().toISOString(),
  };
}

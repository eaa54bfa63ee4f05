// One stream of server-sent events per device: which collections have news, never the news. [SY4]
import type { FastifyInstance } from 'fastify';
import { paths, protocolVersion } from '../../shared/sync/protocol.ts';
import { findCaller } from '../caller.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { reply } from './reply.ts';

/** Shorter than the idle limit of any line or proxy in between. */
const heartbeatMs = 20_000;

export function addEventRoute(server: FastifyInstance, { database, news }: CountyDesk): void {
  server.get(paths.events, async (request, to) => {
    const caller = await findCaller(database, request);
    if (!caller.ok) return reply(to, caller);
    to.hijack();
    const stream = to.raw;
    const say = (event: string, data: unknown) =>
      stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const { device, office } = caller.value;
    const stop = news.listen({
      device: device.id,
      office: office.id,
      tell: (collections) => say('news', { collections }),
      end: () => stream.end(),
    });
    say('hello', { protocol: protocolVersion });
    const heartbeat = setInterval(() => stream.write(': beat\n\n'), heartbeatMs);
    stream.on('error', () => stream.destroy());
    stream.on('close', () => {
      clearInterval(heartbeat);
      stop();
    });
    return to;
  });
  server.addHook('preClose', () => {
    news.end();
  });
}

// One stream of server-sent events per device: which collections have news, never the news. [SY4]
import type { FastifyInstance } from 'fastify';
import { paths, protocolVersion } from '../../shared/sync/protocol.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { callerOf, identify } from './identify.ts';

/** Shorter than the idle limit of any line or proxy in between. */
const heartbeatMs = 20_000;

export function addEventRoute(server: FastifyInstance, { database, news }: CountyDesk): void {
  server.get(paths.events, { onRequest: identify(database) }, (request, to) => {
    to.hijack();
    const stream = to.raw;
    const say = (event: string, data: unknown) =>
      stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const { device, office } = callerOf(request);
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
  });
  server.addHook('preClose', () => {
    news.end();
  });
}

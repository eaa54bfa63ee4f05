// One stream of server-sent events per device: which collections have news, never the news. [SY4]
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { paths, protocolVersion } from '../../shared/sync/protocol.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { callerOf, identify } from './identify.ts';

/** Shorter than the idle limit of any line or proxy in between. */
const heartbeatMs = 20_000;

export function addEventRoute(server: FastifyInstance, { database, news }: CountyDesk): void {
  const streams = new Set<ServerResponse>();
  // One for all: a timer for each would be a good part of what a silent stream costs.
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(': beat\n\n');
  }, heartbeatMs);
  server.get(paths.events, { onRequest: identify(database) }, (request, to) => {
    to.hijack();
    const stream = to.raw;
    const say = (event: string, data: unknown) =>
      stream.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Its connection ends with it: a county that closes does not wait for it to be used again.
      connection: 'close',
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
    streams.add(stream);
    stream.on('error', () => stream.destroy());
    stream.on('close', () => {
      streams.delete(stream);
      stop();
    });
  });
  server.addHook('preClose', () => {
    clearInterval(heartbeat);
    news.endAll();
  });
}

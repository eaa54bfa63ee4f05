// Before a body is read: whether there is room for it and its answer. Large bodies have a room of their
// own, so that a storm of them leaves space for whoever has little to say.
import { refuseRequest } from '../problemStatus.ts';
import { callerOf, type Hook } from './identify.ts';
import { reply } from './reply.ts';

const largeBytes = 4 * 1024;
/** So many requests with their bodies and answers fit into memory at once. */
const rooms = { large: 64, small: 256 } as const;
/** No PC takes more of a room: the app has four lanes. */
const perDevice = { large: 8, small: 32 } as const;
const retryAfterSeconds = 5;

/** An onRequest hook, after `identify`. */
export function leaveRoom(): Hook {
  const taken = { large: openCount(), small: openCount() };
  return async (request, to) => {
    // Who does not say how much comes may bring anything.
    const bytes = Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY);
    const room = bytes <= largeBytes ? 'small' : 'large';
    const { device } = callerOf(request);
    const count = taken[room];
    if (count.all() >= rooms[room] || count.of(device.id) >= perDevice[room]) {
      void to.header('retry-after', retryAfterSeconds);
      return reply(to, refuseRequest('county.busy'));
    }
    count.add(device.id, 1);
    to.raw.once('close', () => count.add(device.id, -1));
    return Promise.resolve(undefined);
  };
}

function openCount() {
  const byDevice = new Map<string, number>();
  let all = 0;
  const of = (device: string) => byDevice.get(device) ?? 0;
  const add = (device: string, more: 1 | -1) => {
    all += more;
    const count = of(device) + more;
    if (count > 0) byDevice.set(device, count);
    else byDevice.delete(device);
  };
  return { all: () => all, of, add };
}

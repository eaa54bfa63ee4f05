// Ferry bundles: the county's key for them, and the files that its people hand over.
import type { FastifyInstance } from 'fastify';
import { bundleKey, bundlePaths, bundles, maxBundleBytes } from '../../shared/bundle/bundle.ts';
import { countyOffice } from '../../shared/ids.ts';
import { offerBundleKey } from '../bundle/countyKeys.ts';
import { takeBundle } from '../bundle/takeBundle.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { logBug } from '../logBug.ts';
import { answer, refuseRequest } from '../problemStatus.ts';
import { callerOf, identify } from './identify.ts';
import { leaveRoom } from './leaveRoom.ts';
import { readBody, reply } from './reply.ts';

/** Base64 and a little around it. */
const bodyLimit = Math.ceil(maxBundleBytes / 3) * 4 + 1024;

export function addBundleRoutes(server: FastifyInstance, desk: CountyDesk): void {
  const { database } = desk;
  server.post(bundlePaths.key, async (request, to) => {
    const given = readBody(request, bundleKey.request);
    return reply(to, given.ok ? answer(await offerBundleKey(database)) : given);
  });
  const large = { bodyLimit, onRequest: [identify(database), leaveRoom()] };
  server.post(bundlePaths.take, large, async (request, to) => {
    if (callerOf(request).device.office !== countyOffice) {
      return reply(to, refuseRequest('act.notPermitted'));
    }
    const given = readBody(request, bundles.request);
    if (!given.ok) return reply(to, given);
    const bytes = Buffer.from(given.value.bundle, 'base64');
    const onBug = (error: unknown, record: string) => logBug(request.log, error, record);
    return reply(to, await takeBundle(desk, bytes, onBug));
  });
}

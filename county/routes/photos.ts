// Photos: sent by tus 1.0.0, so that a cut line costs no more than what was under way, and fetched by GET.
import { Server as TusServer } from '@tus/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordId } from '../../shared/ids.ts';
import { maxPhotoBytes } from '../../shared/photos/photo.ts';
import { paths, photoReceipt, photoUpload } from '../../shared/sync/protocol.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { logBug } from '../logBug.ts';
import { finishPhoto, isComplete } from '../photos/finishPhoto.ts';
import { given, photoCaller, PhotoRefusal, PhotoUploads } from '../photos/photoUploads.ts';
import { photoFor } from '../photos/recordPhotos.ts';
import { tidyPhotos } from '../photos/tidyPhotos.ts';
import { answer, problemStatus, refuseRequest, type Answer } from '../problemStatus.ts';
import type { Database } from '../store/database.ts';
import { findPhoto, readPhoto, type PhotoRow } from '../store/photos.ts';
import { callerOf, identify } from './identify.ts';
import { leaveRoom } from './leaveRoom.ts';
import { readBody, reply } from './reply.ts';

const tidyEveryMs = 60 * 60 * 1000;

interface PhotoRoute {
  Params: { photo: string };
}

export function addPhotoRoutes(server: FastifyInstance, desk: CountyDesk): void {
  const { database, signer } = desk;
  const guards = { onRequest: [identify(database), leaveRoom()] };
  // The tus server reads the body itself.
  server.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => {
    done(null);
  });
  const tus = createTus(server, database);
  const pass = async (request: FastifyRequest, to: FastifyReply) => {
    const caller = callerOf(request);
    // The tus server would say so in words of its own.
    if (!request.headers['tus-resumable']) {
      return reply(to, refuseRequest('request.malformed', { field: 'tus-resumable' }));
    }
    to.hijack();
    await photoCaller.run(caller, () => tus.handle(request.raw, to.raw));
    return to;
  };
  server.post(paths.photos, guards, pass);
  server.route<PhotoRoute>({
    method: ['HEAD', 'PATCH'],
    url: `${paths.photos}/:photo`,
    ...guards,
    preHandler: async (request, to) => {
      const isOurs = recordId.safeParse(request.params.photo).success;
      return isOurs ? undefined : reply(to, refuseRequest('photo.notThere'));
    },
    handler: pass,
  });
  server.get<PhotoRoute>(
    `${paths.photos}/:photo`,
    { ...guards, exposeHeadRoute: false },
    async (request, to) => {
      const photo = await fetchable(database, callerOf(request).office.id, request.params.photo);
      if (!photo.ok) return reply(to, photo);
      return sendPhoto(to, await readPhoto(database, photo.value.id), request.headers.range);
    },
  );
  server.post(paths.photoReceipt, { onRequest: identify(database) }, async (request, to) => {
    const asked = readBody(request, photoReceipt.request);
    if (!asked.ok) return reply(to, asked);
    const photo = await ownPhoto(database, callerOf(request).office.id, asked.value.photo);
    const finished = photo.ok ? await finishPhoto(database, photo.value) : photo;
    if (!finished.ok) return reply(to, finished);
    const { id, sha256, bytes } = finished.value;
    const receivedAt = finished.value.received_at.toISOString();
    const signature = signer.signPhoto(id, sha256, bytes, receivedAt);
    return reply(to, answer({ photo: id, sha256, bytes, receivedAt, signature }));
  });
}

function createTus(server: FastifyInstance, database: Database): TusServer {
  let tidied = 0;
  return new TusServer({
    path: paths.photos,
    datastore: new PhotoUploads(database),
    relativeLocation: true,
    allowedOrigins: [],
    maxSize: maxPhotoBytes,
    namingFunction: (_request, metadata) => {
      const named = photoUpload.safeParse(metadata);
      if (named.success) return named.data.photo;
      throw new PhotoRefusal({ code: 'request.malformed', field: 'upload-metadata' });
    },
    onUploadCreate: async () => {
      if (Date.now() - tidied > tidyEveryMs) {
        tidied = Date.now();
        await tidyPhotos(database, new Date());
      }
      return {};
    },
    onUploadFinish: async (_request, { id }) => {
      const photo = await findPhoto(database, id);
      if (photo) given(await finishPhoto(database, photo));
      return {};
    },
    onResponseError: (_request, error) => toReply(server, error),
  });
}

/** Every refusal in the county's own form; the tus server's are below 500, or become so. */
function toReply(server: FastifyInstance, error: Error | { status_code: number; body: string }) {
  const say = (status_code: number, problem: object) => ({
    ...{ status_code, body: JSON.stringify({ problem }) },
  });
  if (error instanceof PhotoRefusal) {
    return Promise.resolve(say(problemStatus[error.problem.code], error.problem));
  }
  if ('status_code' in error) {
    const status = error.status_code < 500 ? error.status_code : 400;
    const { problem } = refuseRequest(status === 413 ? 'photo.tooLarge' : 'request.malformed');
    return Promise.resolve(say(status, problem));
  }
  logBug(server.log, error, paths.photos);
  return Promise.resolve(say(500, refuseRequest('county.internal').problem));
}

async function ownPhoto(database: Database, office: string, id: string): Promise<Answer<PhotoRow>> {
  const photo = await findPhoto(database, id);
  return photo?.office === office ? answer(photo) : refuseRequest('photo.notThere');
}

/** Whoever may see the record may have the photo, but for those that are kept back. */
async function fetchable(
  database: Database,
  office: string,
  id: string,
): Promise<Answer<PhotoRow>> {
  const photo = recordId.safeParse(id).success ? await findPhoto(database, id) : undefined;
  if (!photo || !isComplete(photo)) return refuseRequest('photo.notThere');
  const { collection, record } = photo;
  const attached = await photoFor(database, office, { photo: id, collection, record });
  return attached.ok ? answer(photo) : attached;
}

/** From where an earlier try broke off, if it says so. */
function sendPhoto(to: FastifyReply, content: Buffer, range: string | undefined): FastifyReply {
  const from = Number(/^bytes=(\d{1,9})-$/.exec(range ?? '')?.[1] ?? 0);
  void to.headers({ 'cache-control': 'no-store', 'content-type': 'image/jpeg' });
  if (from === 0 || from >= content.length) return to.send(content);
  const last = content.length - 1;
  void to.header('content-range', `bytes ${from}-${last}/${content.length}`);
  return to.status(206).send(content.subarray(from));
}

// Where the tus server puts what arrives: into the database, a part at a time, and what had arrived before a cut stays.
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Readable } from 'node:stream';
import { DataStore, Upload } from '@tus/utils';
import { maxPhotosAtCounty } from '../../shared/photos/photo.ts';
import type { PhotoUpload } from '../../shared/sync/protocol.ts';
import { photoUpload } from '../../shared/sync/protocol.ts';
import type { Caller } from '../caller.ts';
import { answer, refuseRequest, type Answer, type RequestProblem } from '../problemStatus.ts';
import type { Database } from '../store/database.ts';
import { addPart, beginPhoto, findPhoto } from '../store/photos.ts';
import { recordPhotos } from './recordPhotos.ts';

/** Carries a refusal of ours through the tus server. */
export class PhotoRefusal extends Error {
  readonly problem: RequestProblem;

  constructor(problem: RequestProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Of the answer, or thrown. */
export function given<Value>(from: Answer<Value>): Value {
  if (from.ok) return from.value;
  throw new PhotoRefusal(from.problem);
}

/** Who the running request comes from. */
export const photoCaller = new AsyncLocalStorage<Caller>();

function caller(): Caller {
  const current = photoCaller.getStore();
  if (!current) throw new Error('an upload that nobody asked for');
  return current;
}

/** A kill loses no more than this; each costs a transaction. */
const partBytes = 128 * 1024;

export class PhotoUploads extends DataStore {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
    this.extensions = ['creation'];
  }

  override async create(upload: Upload): Promise<Upload> {
    const place = given(readUpload(upload));
    const { device, office } = caller();
    const sha256 = given(await this.#expected(place, upload.size));
    const { photo: id, collection, record } = place;
    await beginPhoto(this.#database, {
      ...{ id, collection, record, office: office.id, device: device.id },
      ...{ sha256, bytes: upload.size ?? 0, begun_at: new Date() },
    });
    return this.getUpload(id);
  }

  override async getUpload(id: string): Promise<Upload> {
    const photo = await findPhoto(this.#database, id);
    // Another office's upload is no concern of the caller's, not even that there is one.
    if (!photo || photo.office !== caller().office.id) {
      throw new PhotoRefusal({ code: 'photo.notThere' });
    }
    return new Upload({ id, size: photo.bytes, offset: photo.received });
  }

  /** Answers where the next part begins. What came before a cut is kept before the cut is thrown on. */
  override async write(stream: Readable, id: string, offset: number): Promise<number> {
    let place = offset;
    let waiting: Buffer[] = [];
    let size = 0;
    const keep = async () => {
      if (size === 0) return;
      const part = Buffer.concat(waiting);
      waiting = [];
      size = 0;
      if (!(await addPart(this.#database, id, place, part))) {
        throw new PhotoRefusal({ code: 'photo.otherBytes' });
      }
      place += part.length;
    };
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        waiting.push(chunk);
        size += chunk.length;
        if (size >= partBytes) await keep();
      }
    } finally {
      await keep();
    }
    return place;
  }

  /** What the record says the bytes must be. [PH1] */
  async #expected(place: PhotoUpload, size: number | undefined): Promise<Answer<string>> {
    const known = await recordPhotos(this.#database, caller().office.id, place);
    const index = known?.photos.findIndex(({ photo }) => photo === place.photo) ?? -1;
    const attached = known?.photos[index];
    if (!attached) return refuseRequest('photo.notAttached');
    if (index >= maxPhotosAtCounty) return refuseRequest('photo.tooMany');
    return attached.bytes === size ? answer(attached.sha256) : refuseRequest('photo.otherBytes');
  }
}

function readUpload({ metadata }: Upload): Answer<PhotoUpload> {
  const parsed = photoUpload.safeParse(metadata);
  return parsed.success
    ? answer(parsed.data)
    : refuseRequest('request.malformed', { field: 'upload-metadata' });
}

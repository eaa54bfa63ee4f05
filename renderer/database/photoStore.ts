// The bytes of photos on this PC, as sealed attachments of a collection that never travels: photos go their own way,
// after the acts that name them.
import type { BulkWriteRow, RxCollection, RxDocumentData, RxJsonSchema } from 'rxdb';
import type { PhotoUpload } from '../../shared/sync/protocol.ts';
import type { LiveTable } from './liveTable.ts';
import { openLiveTable } from './liveTable.ts';
import { removeDocument } from './writing.ts';

/** `waiting`: taken in here, and the county has not signed for it; `sent`: it has; `fetched`: came from the county. */
export type PhotoState = 'waiting' | 'sent' | 'fetched';

export interface PhotoDocument extends Omit<PhotoUpload, 'photo'> {
  id: string;
  sha256: string;
  bytes: number;
  state: PhotoState;
  /** ISO time at which it came here. */
  at: string;
  /** Why the county did not take it at the last try; empty when there is nothing to say. */
  problem: string;
}

export interface PhotoStore {
  table: LiveTable<PhotoDocument>;
  /** Resolves when the bytes are durable; a photo that is there already stays as it is. */
  keep(photo: PhotoDocument, content: Blob): Promise<void>;
  /** Undefined when it is not here; rejects with `storage.damaged` when its bytes are not what they were. */
  read(id: string): Promise<Blob | undefined>;
  change(id: string, part: Partial<Pick<PhotoDocument, 'state' | 'problem'>>): Promise<void>;
  remove(id: string): Promise<void>;
}

const text = (maxLength: number) => ({ type: 'string', maxLength });

export const photoSchema: RxJsonSchema<PhotoDocument> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: text(36),
    collection: text(20),
    record: text(36),
    sha256: text(64),
    bytes: { type: 'number' },
    state: text(10),
    at: text(30),
    problem: text(60),
  },
  required: ['id', 'collection', 'record', 'sha256', 'bytes', 'state', 'at', 'problem'],
  attachments: {},
};

const attachmentName = 'photo';
const context = 'photos';
const mostTries = 20;

type Stored = RxDocumentData<PhotoDocument>;

export async function openPhotoStore(collection: RxCollection<PhotoDocument>): Promise<PhotoStore> {
  const storage = collection.storageInstance;

  async function held(id: string): Promise<Stored | undefined> {
    const [found] = await storage.findDocumentsById([id], false);
    return found;
  }

  async function wasWritten(row: BulkWriteRow<PhotoDocument>): Promise<boolean> {
    const { error } = await storage.bulkWrite([row], context);
    const other = error.find(({ status }) => status !== 409);
    if (other) throw new Error(`a photo was refused by the storage (${other.status})`);
    return error.length === 0;
  }

  return {
    table: await openLiveTable(collection),
    keep: async (photo, content) => {
      const [former] = await storage.findDocumentsById([photo.id], true);
      if (former && !former._deleted) return;
      const { size: length, type } = content;
      const attachment = { data: content, digest: photo.sha256, length, type };
      const document = {
        ...photo,
        _deleted: false,
        _attachments: { [attachmentName]: attachment },
        _meta: former?._meta ?? { lwt: 1 },
        _rev: former?._rev ?? '',
      };
      await wasWritten(former ? { previous: former, document } : { document });
    },
    read: async (id) => {
      const attachment = (await held(id))?._attachments[attachmentName];
      if (!attachment) return undefined;
      return storage.getAttachmentData(id, attachmentName, attachment.digest);
    },
    change: async (id, part) => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const previous = await held(id);
        if (!previous) return;
        const row = { previous, document: { ...previous, ...part } };
        if (await wasWritten(row)) return;
      }
      throw new Error('a change of a photo never came through');
    },
    remove: (id) => removeDocument(collection, id),
  };
}

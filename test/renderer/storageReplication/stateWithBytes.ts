import { clone, getPrimaryFieldOfPrimaryKey, writeDocToDocState } from 'rxdb';
import type { RxStorageInstance } from 'rxdb';
import { fillWriteDataForAttachmentsChange } from 'rxdb/plugins/attachments';

/** What a master answers to a conflict, with the bytes of the attachments: RxDB's own handler leaves them out. */
export async function stateWithBytes<Document>(
  master: RxStorageInstance<Document, unknown, unknown>,
  id: string,
) {
  const [found] = await master.findDocumentsById([id], true);
  if (!found) throw new Error(`${id} is gone at the master`);
  const path = getPrimaryFieldOfPrimaryKey(master.schema.primaryKey);
  const bare = clone(writeDocToDocState(found, true, false));
  return fillWriteDataForAttachmentsChange<Document>(path, master, bare);
}

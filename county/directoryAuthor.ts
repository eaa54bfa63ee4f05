// The county writes the directory; its entries carry stamps like everything else. Rules DR1–DR3.
import type { DirectoryDocument } from '../shared/directory/directory.ts';
import { createStampClock } from '../shared/stamp.ts';
import { scopeOf } from './scope.ts';
import type { Database } from './store/database.ts';
import { latestDirectoryStamp, writeDocuments } from './store/documents.ts';
import { readFeed } from './store/feed.ts';

export interface DirectoryAuthor {
  /** Stamps the entries and writes them; within `writeFeed`. */
  write: (
    transaction: Database,
    entries: readonly Omit<DirectoryDocument, 'at'>[],
  ) => Promise<void>;
}

/** `device`: the id in the county's own stamps. */
export async function createDirectoryAuthor(
  database: Database,
  device: string,
): Promise<DirectoryAuthor> {
  const clock = createStampClock(device, Date.now, await latestDirectoryStamp(database));
  return {
    async write(transaction, entries) {
      // Another process may have written with a clock that is ahead of ours.
      const seen = await latestDirectoryStamp(transaction);
      if (seen) clock.observe(seen);
      const { seq: madeAt } = await readFeed(transaction);
      const documents = entries.map((entry) => {
        const document = { ...entry, at: clock.next() };
        return { document, scope: scopeOf('directory', document), change: document };
      });
      const receivedAt = new Date();
      await writeDocuments(transaction, {
        ...{ collection: 'directory', device, receivedAt, documents, madeAt },
      });
    },
  };
}

// The county writes the directory; its entries carry stamps like everything else. Rules DR1–DR3.
import type { DirectoryDocument } from '../shared/directory/directory.ts';
import { createStampClock, type Stamp } from '../shared/stamp.ts';
import { scopeOf } from './scope.ts';
import type { Database } from './store/database.ts';
import { readDirectory, writeDocuments } from './store/documents.ts';
import type { FeedWriter } from './store/feed.ts';

export interface DirectoryAuthor {
  /** Stamps the entries and writes them. */
  write: (
    transaction: Database,
    feed: FeedWriter,
    entries: readonly Omit<DirectoryDocument, 'at'>[],
  ) => Promise<void>;
}

/** `device`: the id in the county's own stamps. */
export async function createDirectoryAuthor(
  database: Database,
  device: string,
): Promise<DirectoryAuthor> {
  const known = [...(await readDirectory(database)).values()].map((entry) => entry.at);
  const clock = createStampClock(device, Date.now, latest(known));
  return {
    async write(transaction, feed, entries) {
      const written = entries.map((entry) => {
        const document = { ...entry, at: clock.next() };
        const scope = scopeOf('directory', document);
        const seq = feed.next();
        return { collection: 'directory' as const, document, seq, scope, change: document };
      });
      await writeDocuments(transaction, device, new Date(), written);
    },
  };
}

function latest(stamps: readonly Stamp[]): Stamp | undefined {
  return stamps.toSorted().at(-1);
}

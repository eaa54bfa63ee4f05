// The next page of a collection for an office, and the checkpoint that leads on from it without a gap.
import type { z } from 'zod';
import type { ResidentDocument } from '../shared/reception/resident.ts';
import type { SyncedCollection, SyncedDocument } from '../shared/records.ts';
import { syncedCollections } from '../shared/records.ts';
import type { pull, round } from '../shared/sync/protocol.ts';
import { residentAsSeenBy } from './scope.ts';
import type { Signer } from './signing.ts';
import type { Database } from './store/database.ts';
import { readPage } from './store/documents.ts';
import { readFeed } from './store/feed.ts';

export async function takePull(
  database: Database,
  signer: Signer,
  office: string,
  { collection, checkpoint, limit, skip }: z.infer<typeof pull.request>,
): Promise<z.infer<typeof pull.answer>> {
  const feed = await readFeed(database);
  const isOurs = checkpoint?.epoch === feed.epoch;
  const asked = { after: isOurs ? checkpoint.seq : 0, limit, skip: isOurs ? skip : [] };
  const page = await pageOf({ database, signer, office, feed }, collection, asked);
  const { documents, seq, more } = page;
  const now = new Date().toISOString();
  return { documents, checkpoint: { epoch: feed.epoch, seq }, more, now };
}

/** The next page of every collection that is asked for, in one answer. */
export async function takeRound(
  database: Database,
  signer: Signer,
  office: string,
  { epoch, after, limit, skip }: z.infer<typeof round.request>,
): Promise<z.infer<typeof round.answer>> {
  const feed = await readFeed(database);
  const isOurs = epoch === feed.epoch;
  const pages: z.infer<typeof round.answer>['pages'] = {};
  for (const collection of syncedCollections) {
    const known = after[collection];
    if (known === undefined) continue;
    const asked = { after: isOurs ? known : 0, limit, skip: isOurs ? skip : [] };
    pages[collection] = await pageOf({ database, signer, office, feed }, collection, asked);
  }
  return { epoch: feed.epoch, pages, now: new Date().toISOString() };
}

interface Reader {
  database: Database;
  signer: Signer;
  office: string;
  /** Read before the page: everything up to its place is committed and will be in it. */
  feed: { seq: number };
}

interface Asked {
  after: number;
  limit: number;
  skip: z.infer<typeof pull.request>['skip'];
}

async function pageOf(
  { database, signer, office, feed }: Reader,
  collection: SyncedCollection,
  { after, limit, skip }: Asked,
): Promise<{ documents: SyncedDocument[]; seq: number; more: boolean }> {
  const page = await readPage(database, office, collection, after, limit, skip);
  const { documents, more } = page;
  const end = Math.max(feed.seq, page.lastSeq ?? 0);
  return {
    documents: collection === 'residents' ? await asSeenBy(office, signer, documents) : documents,
    seq: more ? (page.lastSeq ?? after) : end,
    more,
  };
}

/** The county signs for exactly the fields that it hands out, so that the reader can check them. [RE3] */
async function asSeenBy(
  office: string,
  signer: Signer,
  documents: readonly SyncedDocument[],
): Promise<ResidentDocument[]> {
  const signatures = signer.begin();
  const seen = (documents as readonly ResidentDocument[]).map((resident) => {
    if (resident.station === office) return resident;
    const { id, station, received } = resident;
    const view: ResidentDocument = { id, station, fields: residentAsSeenBy(office, resident) };
    if (!received) return view;
    return { ...view, received: signatures.signResident(view, received.at, received.seq) };
  });
  await signatures.done();
  return seen;
}

// The next page of a collection for an office, and the checkpoint that leads on from it without a gap.
import type { z } from 'zod';
import type { ResidentDocument } from '../shared/reception/resident.ts';
import type { SyncedDocument } from '../shared/records.ts';
import type { pull } from '../shared/sync/protocol.ts';
import { residentAsSeenBy } from './scope.ts';
import type { Signer } from './signing.ts';
import type { Database } from './store/database.ts';
import { readPage } from './store/documents.ts';
import { readFeed } from './store/feed.ts';

export async function takePull(
  database: Database,
  signer: Signer,
  office: string,
  { collection, checkpoint, limit }: z.infer<typeof pull.request>,
): Promise<z.infer<typeof pull.answer>> {
  // Read before the page: everything up to this place is committed and will be in it.
  const feed = await readFeed(database);
  const after = checkpoint?.epoch === feed.epoch ? checkpoint.seq : 0;
  const page = await readPage(database, office, collection, after, limit);
  const end = Math.max(feed.seq, page.lastSeq ?? 0);
  const { documents } = page;
  return {
    documents: collection === 'residents' ? await asSeenBy(office, signer, documents) : documents,
    checkpoint: { epoch: feed.epoch, seq: page.more ? (page.lastSeq ?? after) : end },
    more: page.more,
    now: new Date().toISOString(),
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

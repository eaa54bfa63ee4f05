// What the county sends back by boat: receipts for what came, and everything the station may see since its last reply.
// Sealed to the PC, signed by the county. Rule BU6.
import type { z } from 'zod';
import type { BundleTaken, DownMessage, FeedPlace, UpMessage } from '../../shared/bundle/bundle.ts';
import { bundleName } from '../../shared/bundle/bundle.ts';
import type { BundleSealer } from '../../shared/bundle/sealBundle.ts';
import { createSealer } from '../../shared/bundle/sealBundle.ts';
import type { SyncedCollection } from '../../shared/records.ts';
import { syncedCollections } from '../../shared/records.ts';
import type { Office, push } from '../../shared/sync/protocol.ts';
import { maxPullRows } from '../../shared/sync/protocol.ts';
import type { Device } from '../store/devices.ts';
import { readFeed } from '../store/feed.ts';
import { takePull } from '../takePull.ts';
import { bundleTools } from './bundleTools.ts';
import type { CountyKeys } from './countyKeys.ts';
import type { BundleDesk } from './takeBundle.ts';

type Pushed = z.infer<typeof push.answer>;

export interface Reply {
  /** What came of one push. */
  add: (collection: SyncedCollection, pushed: Pushed) => void;
  /** Adds what is new for the station, and closes the file. */
  end: () => Promise<BundleTaken['reply']>;
}

/** Rows that stay readable in one message. */
const messageRows = 200;

/** Undefined when the PC's key is none. */
export async function openReply(
  desk: BundleDesk,
  keys: CountyKeys,
  { device, office }: { device: Device; office: Office },
  counter: number,
  from: Extract<UpMessage, { say: 'from' }>,
): Promise<Reply | undefined> {
  const madeAt = new Date().toISOString();
  const sealer = createSealer({
    tools: bundleTools,
    header: { kind: 'down', device: device.id, county: keys.county, counter, madeAt },
    recipient: from.replyKey,
    sign: keys.sign,
  });
  if (!sealer) return undefined;
  const pieces = [sealer.head];
  const said = new Set<string>();
  const say = (message: DownMessage) => {
    const piece = sealer.add(message);
    if (piece) pieces.push(piece);
  };
  const sayDocuments = (collection: SyncedCollection, documents: Pushed['documents']) => {
    for (const { id } of documents) said.add(`${collection} ${id}`);
    for (let at = 0; at < documents.length; at += messageRows) {
      say({ say: 'documents', collection, documents: documents.slice(at, at + messageRows) });
    }
  };
  const pushed: { collection: SyncedCollection; answer: Pushed }[] = [];
  return {
    add: (collection, answer) => void pushed.push({ collection, answer }),
    end: async () => {
      const upTo = await readFeed(desk.database);
      const after = from.known?.epoch === upTo.epoch ? from.known.seq : 0;
      say({ say: 'answer', after, upTo, now: madeAt });
      await readNews(desk, office.id, { epoch: upTo.epoch, seq: after }, sayDocuments);
      for (const { collection, answer } of pushed) {
        const { documents, problems } = answer;
        const unsaid = documents.filter(({ id }) => !said.has(`${collection} ${id}`));
        sayDocuments(collection, unsaid);
        if (problems.length > 0) say({ say: 'problems', collection, problems });
      }
      return { name: nameOf(office, device, counter, madeAt), bundle: close(sealer, pieces) };
    },
  };
}

async function readNews(
  { database, signer }: BundleDesk,
  office: string,
  from: FeedPlace,
  sayDocuments: (collection: SyncedCollection, documents: Pushed['documents']) => void,
): Promise<void> {
  for (const collection of syncedCollections) {
    let checkpoint = from;
    for (let more = true; more;) {
      const page = await takePull(database, signer, office, {
        ...{ collection, checkpoint, limit: maxPullRows },
      });
      sayDocuments(collection, page.documents);
      ({ checkpoint, more } = page);
    }
  }
}

function close(sealer: BundleSealer, pieces: Uint8Array[]): string {
  return Buffer.concat([...pieces, sealer.end()]).toString('base64');
}

function nameOf(office: Office, device: Device, counter: number, madeAt: string): string {
  return bundleName('down', office.name, device.letter, counter, madeAt);
}

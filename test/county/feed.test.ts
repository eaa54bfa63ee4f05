// A checkpoint over a serial number loses rows when transactions commit out of order; ours loses none.
// Both are shown on a real PostgreSQL, with the same writers and the same reader.
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSigner, newKeyPair } from '../../county/signing.ts';
import { openPostgres, type OpenDatabase } from '../../county/store/connect.ts';
import { writeDocuments } from '../../county/store/documents.ts';
import { beginFeed, readFeed } from '../../county/store/feed.ts';
import { takePull } from '../../county/takePull.ts';
import { newRecordId } from '../../shared/ids.ts';
import type { SyncedDocument } from '../../shared/records.ts';
import { startPostgres, type PostgresCluster } from './postgresCluster.ts';

const writers = 8;
const transactionsPerWriter = 60;
const station = 'station';
const signer = createSigner(newKeyPair());

/** One transaction of a writer: makes rows, and is a little slow now and then, as transactions are. */
type WriteSome = (ids: readonly string[], linger: () => Promise<void>) => Promise<void>;
/** What came after the checkpoint, and the next checkpoint. */
type ReadOn = (after: number) => Promise<{ ids: string[]; checkpoint: number }>;

const lingerAtRandom = () => pause(Math.random() < 0.3 ? Math.random() * 8 : 0);

/** Returns how many rows the reader never saw although they were committed. */
async function countLost(write: WriteSome, readOn: ReadOn): Promise<number> {
  const written = new Set<string>();
  const seen = new Set<string>();
  let writing = true;
  const read = async () => {
    let checkpoint = 0;
    for (let last = false; ;) {
      const page = await readOn(checkpoint);
      for (const id of page.ids) seen.add(id);
      ({ checkpoint } = page);
      if (last && page.ids.length === 0) return;
      last = !writing;
    }
  };
  const reading = read();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let turn = 0; turn < transactionsPerWriter; turn += 1) {
        const ids = Array.from({ length: 1 + (turn % 3) }, () =>
          newRecordId(Date.now(), randomBytes),
        );
        await write(ids, lingerAtRandom);
        for (const id of ids) written.add(id);
      }
    }),
  );
  writing = false;
  await reading;
  return [...written].filter((id) => !seen.has(id)).length;
}

describe('the feed under concurrent writers on PostgreSQL', () => {
  let cluster: PostgresCluster;
  let opened: OpenDatabase;

  beforeAll(async () => {
    cluster = await startPostgres();
    opened = await openPostgres(await cluster.newDatabase());
    await beginFeed(opened.database);
  });
  afterAll(async () => {
    await opened.close();
    await cluster.stop();
  });

  it('would lose rows if checkpoints were serial numbers', async () => {
    const { database } = opened;
    await sql`CREATE TABLE naive (seq bigserial PRIMARY KEY, id text NOT NULL)`.execute(database);
    const lost = await countLost(
      (ids, linger) =>
        database.transaction().execute(async (transaction) => {
          for (const id of ids)
            await sql`INSERT INTO naive (id) VALUES (${id})`.execute(transaction);
          await linger();
        }),
      async (after) => {
        const { rows } = await sql<{ seq: string; id: string }>`
          SELECT seq, id FROM naive WHERE seq > ${after} ORDER BY seq`.execute(database);
        return { ids: rows.map(({ id }) => id), checkpoint: Number(rows.at(-1)?.seq ?? after) };
      },
    );
    expect(lost).toBeGreaterThan(0);
  });

  it('loses none', async () => {
    const { database } = opened;
    const scope = { station, readers: [], namesTo: [], visit: undefined };
    const lost = await countLost(
      (ids, linger) =>
        database.transaction().execute(async (transaction) => {
          const documents = ids.map((id) => {
            const document = { id, station, acts: [] } as unknown as SyncedDocument;
            return { document, scope, change: [] };
          });
          const made = { collection: 'visits', device: 'device', receivedAt: new Date() } as const;
          await writeDocuments(transaction, { ...made, documents, madeAt: 0 });
          await linger();
        }),
      async (after) => {
        const { epoch } = await readFeed(database);
        const from = {
          collection: 'visits',
          checkpoint: { epoch, seq: after },
          limit: 50,
        } as const;
        const { documents, checkpoint } = await takePull(database, signer, station, from);
        return { ids: documents.map(({ id }) => id), checkpoint: checkpoint.seq };
      },
    );
    expect(lost).toBe(0);
  });
});

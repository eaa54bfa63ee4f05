// How news travel between the processes that serve one county: LISTEN/NOTIFY of the database itself, so
// that a message is heard once its transaction has committed, and only then, by every process. [SY4]
import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { z } from 'zod';
import { syncedCollections } from '../../shared/records.ts';
import type { Database } from './database.ts';
import { everybody } from './documents.ts';

export const channel = 'liaison_county_news';
/** PostgreSQL takes less than 8,000 bytes. */
const maxPayloadBytes = 7_500;

const message = z.object({
  news: z
    .array(
      z.object({ collection: z.enum(syncedCollections), offices: z.array(z.string()).readonly() }),
    )
    .readonly()
    .optional(),
  /** The device that brought the news and needs no telling. */
  by: z.string().optional(),
  /** A device whose stream ends: it has been revoked. */
  end: z.string().optional(),
});
export type NewsMessage = z.infer<typeof message>;

export interface NewsEar {
  hear: (message: NewsMessage) => void;
  /** Messages may have been missed. */
  missed: () => void;
}

/** Starts to listen; returns how to stop. */
export type ListenToNews = (ear: NewsEar) => Promise<() => Promise<void>>;

/** Within the transaction that brings the news. */
export async function announce(transaction: Database, given: NewsMessage): Promise<void> {
  await sql`SELECT pg_notify(${channel}, ${newsPayload(given)})`.execute(transaction);
}

/** Too many offices for one message: then everybody looks. */
function newsPayload(given: NewsMessage): string {
  const payload = JSON.stringify(given);
  if (Buffer.byteLength(payload) <= maxPayloadBytes) return payload;
  const news = given.news?.map(({ collection }) => ({ collection, offices: [everybody] }));
  return JSON.stringify({ ...given, news });
}

/** Another program on the same channel, or a process of another version, must not end this one. */
export function hearText(ear: NewsEar, text: string): void {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return ear.missed();
  }
  const parsed = message.safeParse(given);
  if (parsed.success) ear.hear(parsed.data);
  else ear.missed();
}

export function listenOnPglite(pglite: PGlite): ListenToNews {
  return (ear) => pglite.listen(channel, (text) => hearText(ear, text));
}

// The connection on which a process hears news from PostgreSQL: its own, never one of the pool, and made
// anew whenever it breaks. What was said meanwhile is lost, so everybody is sent to look.
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { channel, hearText, type ListenToNews, type NewsEar } from './newsLine.ts';

const firstRetryMs = 100;
const longestRetryMs = 5_000;
/** A line that died without a word is noticed by asking. */
const checkMs = 30_000;
const patienceMs = 10_000;

export function listenOnPostgres(databaseUrl: string): ListenToNews {
  return async (ear) => {
    const stopping = new AbortController();
    const client = await connect(databaseUrl, ear);
    const watching = watch(databaseUrl, ear, client, stopping.signal);
    return async () => {
      stopping.abort();
      await watching;
    };
  };
}

async function watch(
  databaseUrl: string,
  ear: NewsEar,
  first: pg.Client,
  stop: AbortSignal,
): Promise<void> {
  let client: pg.Client | undefined = first;
  while (client) {
    await brokenOrStopped(client, stop);
    hangUp(client);
    client = await reconnect(databaseUrl, ear, stop);
    if (client) ear.missed();
  }
}

async function brokenOrStopped(client: pg.Client, stop: AbortSignal): Promise<void> {
  const broken = new Promise<void>((resolve) => client.once('end', resolve));
  do await Promise.race([broken, sleep(checkMs, stop)]);
  while (!stop.aborted && (await answers(client)));
}

/** Undefined when it is no longer wanted. */
async function reconnect(
  databaseUrl: string,
  ear: NewsEar,
  stop: AbortSignal,
): Promise<pg.Client | undefined> {
  for (let ms = firstRetryMs; !stop.aborted; ms = Math.min(longestRetryMs, ms * 2)) {
    try {
      return await connect(databaseUrl, ear);
    } catch {
      await sleep(ms, stop);
    }
  }
  return undefined;
}

async function sleep(ms: number, stop: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, { signal: stop });
  } catch {
    // Woken early.
  }
}

async function connect(databaseUrl: string, ear: NewsEar): Promise<pg.Client> {
  const client = new pg.Client({
    ...{ connectionString: databaseUrl, keepAlive: true },
    ...{ connectionTimeoutMillis: patienceMs, query_timeout: patienceMs },
    application_name: 'liaison county news',
  });
  // A broken connection says so by its end, too.
  client.on('error', () => undefined);
  client.on('notification', ({ payload }) => hearText(ear, payload ?? ''));
  try {
    await client.connect();
    await client.query(`LISTEN ${channel}`);
    return client;
  } catch (error) {
    hangUp(client);
    throw error;
  }
}

async function answers(client: pg.Client): Promise<boolean> {
  try {
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  }
}

/** Nobody waits for a dead line to end. */
function hangUp(client: pg.Client): void {
  void client.end().catch(() => undefined);
}

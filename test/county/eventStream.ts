// A PC's event stream, as a test listens to it.
import { expect } from 'vitest';
import { paths } from '../../shared/sync/protocol.ts';
import type { Pc } from './countyClient.ts';

export interface Stream {
  /** What has been said so far. */
  heard: string[];
  /** Resolves once something said contains the text. */
  hears: (text: string) => Promise<void>;
  ended: Promise<unknown>;
  close: () => void;
}

export async function listenToNews(pc: Pc): Promise<Stream> {
  const cut = new AbortController();
  const headers = { authorization: `Bearer ${await pc.token()}` };
  const response = await fetch(`${pc.url}${paths.events}`, { headers, signal: cut.signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const heard: string[] = [];
  const waiting = new Set<() => void>();
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      heard.push(decoder.decode(chunk, { stream: true }));
      for (const check of waiting) check();
    }
  })();
  const hears = (text: string) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!heard.join('').includes(text)) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  const stream = { heard, hears, ended: reading.catch(() => undefined), close: () => cut.abort() };
  await hears('event: hello');
  return stream;
}

/** What a stream says when these collections have news. */
export const newsText = (...collections: string[]) => `data: ${JSON.stringify({ collections })}`;

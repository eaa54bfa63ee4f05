/** The event stream against a server that misbehaves in every way a line can. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { NewsStreamParts } from '../../electron/county/newsStream.ts';
import { createNewsStream, pauseBefore } from '../../electron/county/newsStream.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';

type Opened = Result<ReadableStream<Uint8Array>>;

function streamOver(open: (signal: AbortSignal) => Opened, more: Partial<NewsStreamParts> = {}) {
  const seen = { news: [] as string[][], failures: [] as string[], opened: 0 };
  const stream = createNewsStream({
    open: (signal) => Promise.resolve(open(signal)),
    onOpen: () => {
      seen.opened += 1;
    },
    onNews: (collections) => seen.news.push(collections),
    onFailure: (code) => seen.failures.push(code),
    random: () => 0,
    ...more,
  });
  onTestFinished(() => stream.stop());
  stream.start();
  return { stream, seen };
}

function saying(...chunks: (string | Uint8Array)[]) {
  const encoder = new TextEncoder();
  return (isEnding: boolean) =>
    ok(
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (const chunk of chunks) {
            controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
          }
          if (isEnding) controller.close();
        },
      }),
    );
}

describe('the stream of news', () => {
  it('[SY4] reads events cut anywhere, passes over beats and what it does not know', async () => {
    const chunks = [
      'event: hello\r\ndata: {"protocol":1}\r\n\r\n: beat\n\nev',
      'ent: news\ndata: {"collec',
      'tions":["visits","opin',
      'ions"]}\n\ndata: {"collections":["of tomorrow"]}\n\ndata: nonsense\n\n',
      'data: {"collections":["disclosures"]}\n\n',
    ];
    const { seen } = streamOver(() => saying(...chunks)(false));
    await vi.waitFor(() =>
      expect(seen.news).toEqual([[], ['visits', 'opinions'], ['disclosures']]),
    );
  });

  it('comes back after the end of the stream without calling it a failure', async () => {
    const { seen } = streamOver(() => saying('data: {"collections":[]}\n\n')(true));
    await vi.waitFor(() => expect(seen.opened).toBe(2), { timeout: 3_000 });
    expect(seen.failures).toEqual([]);
  });

  it('gives up on silence', async () => {
    const { seen } = streamOver(() => saying(': beat\n')(false), { silenceMs: 50 });
    await vi.waitFor(() => expect(seen.opened).toBe(2), { timeout: 3_000 });
  });

  it('waits between failures, but not when asked to try', async () => {
    let tries = 0;
    const { stream, seen } = streamOver(
      () => {
        tries += 1;
        return refuse('county.unreachable');
      },
      { random: () => 1 },
    );
    await vi.waitFor(() => expect(seen.failures).toEqual(['county.unreachable']));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(tries).toBe(1);
    stream.hurry();
    await vi.waitFor(() => expect(tries).toBe(2));
  });

  it('begins anew when asked, from an open line as from a pause', async () => {
    const { stream, seen } = streamOver(() => saying(': beat\n')(false), { random: () => 1 });
    await vi.waitFor(() => expect(seen.opened).toBe(1));
    stream.restart();
    await vi.waitFor(() => expect(seen.opened).toBe(2), { timeout: 500 });
    expect(seen.news).toEqual([[], []]);
    expect(seen.failures).toEqual([]);
  });

  it('ends what it has open when it is stopped, and does not come back', async () => {
    let cancelled = false;
    let tries = 0;
    const { stream, seen } = streamOver(() => {
      tries += 1;
      return ok(
        new ReadableStream<Uint8Array>({
          cancel: () => {
            cancelled = true;
          },
        }),
      );
    });
    await vi.waitFor(() => expect(seen.opened).toBe(1));
    stream.stop();
    await vi.waitFor(() => expect(cancelled).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(tries).toBe(1);
  });

  it('pauses between one second and a minute, later and later', () => {
    const longest = [0, 1, 2, 3, 4, 5, 6, 50].map((failures) => pauseBefore(failures, () => 1));
    expect(longest).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    expect(pauseBefore(50, () => 0)).toBe(1_000);
  });
});

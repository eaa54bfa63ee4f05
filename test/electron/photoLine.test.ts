// A photo on its way back: cut lines, wrong bytes, endless answers.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Fetch } from '../../electron/county/countyClient.ts';
import { fetchPhoto } from '../../electron/photos/fetchPhoto.ts';
import { bareJpeg } from '../photos/jpegBytes.ts';

const content = bareJpeg(10_000);
const sha256 = createHash('sha256').update(content).digest('hex');
const wanted = { photo: '01950000-0000-7000-8000-0000000000cc', sha256, bytes: content.length };

/** Gives `lengths[n]` bytes at the n-th question and then breaks off; the last answer is whole. */
function breakingLine(lengths: readonly number[], asked: string[]): Fetch {
  return (_url, init) => {
    const range = new Headers(init.headers).get('range') ?? '';
    const from = Number(/^bytes=(\d+)-$/.exec(range)?.[1] ?? 0);
    const length = lengths[asked.length];
    asked.push(range);
    const rest = content.slice(from, length === undefined ? undefined : from + length);
    const body = new ReadableStream<Uint8Array>({
      start(sink) {
        sink.enqueue(rest);
        if (length === undefined) sink.close();
        else setTimeout(() => sink.error(new Error('ERR_CONNECTION_RESET')), 20);
      },
    });
    return Promise.resolve(new Response(body, { status: from > 0 ? 206 : 200 }));
  };
}

const road = (fetch: Fetch) => ({
  ...{ fetch, county: 'http://127.0.0.1', token: 't', signal: new AbortController().signal },
});

describe('a photo from the county', () => {
  it('goes on with the byte that is missing', async () => {
    const asked: string[] = [];
    const fetched = await fetchPhoto(road(breakingLine([4_000, 3_000], asked)), wanted);
    expect(fetched.ok && Buffer.from(fetched.value).equals(Buffer.from(content))).toBe(true);
    expect(asked).toEqual(['', 'bytes=4000-', 'bytes=7000-']);
  });

  it('is refused when the bytes are others, fewer or more than the record says', async () => {
    const answers = [bareJpeg(10_000, 2), content.slice(0, 9_000), bareJpeg(11_000)];
    for (const answer of answers) {
      const fetch: Fetch = () => Promise.resolve(new Response(answer));
      expect(await fetchPhoto(road(fetch), wanted)).toMatchObject({
        problem: { code: 'county.badAnswer' },
      });
    }
  });

  it('says why the county keeps it back', async () => {
    const problem = { code: 'photo.withheld' };
    const fetch: Fetch = () => Promise.resolve(Response.json({ problem }, { status: 403 }));
    expect(await fetchPhoto(road(fetch), wanted)).toMatchObject({ problem });
  });
});

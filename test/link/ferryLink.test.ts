// The relay that stands for the line to an island: what it delays, what it limits, what it cuts.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { FerryLinkSettings } from './ferryLink.ts';
import { openFerryLink } from './ferryLink.ts';

const server = createServer((request, to) => {
  request.resume().once('end', () => to.end('x'.repeat(Number(request.url?.slice(1)))));
});
const usual = { kbitPerSecond: 8_000, roundTripMs: 60, loss: 0, cutEveryBytes: 0, seed: 7 };

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => server.close());

async function ferry(settings: Partial<FerryLinkSettings> = {}) {
  const to = (server.address() as AddressInfo).port;
  const link = await openFerryLink({ ...usual, to, ...settings });
  onTestFinished(() => link.close());
  const ask = async (bytes: number) => {
    const started = performance.now();
    const answer = await fetch(`http://127.0.0.1:${link.port}/${bytes}`);
    return { text: await answer.text(), ms: performance.now() - started };
  };
  return { link, ask };
}

describe('the ferry link', () => {
  it('takes a round trip for the handshake and one for the question, then one each', async () => {
    const { ask } = await ferry();
    const first = await ask(10);
    const again = await ask(10);
    expect(first.ms).toBeGreaterThan(115);
    expect(again.ms).toBeGreaterThan(55);
  });

  it('lets through what the rate lets through, unchanged, also with loss', async () => {
    for (const loss of [0, 0.05]) {
      const { link, ask } = await ferry({ loss });
      const { text, ms } = await ask(300_000);
      expect(text.length).toBe(300_000);
      expect(ms).toBeGreaterThan(300);
      expect(link.tally().down).toBeGreaterThanOrEqual(300_000);
    }
  });

  it('cuts the connection that carries the byte, and lets the next one through', async () => {
    const { link, ask } = await ferry({ cutEveryBytes: 40_000 });
    await expect(ask(200_000)).rejects.toThrow(/terminated|fetch failed/);
    expect(link.tally().cuts).toBe(1);
    link.cutEvery(0);
    expect((await ask(200_000)).text.length).toBe(200_000);
  });
});

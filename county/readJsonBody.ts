// Reads a request's JSON, also packed, and stops at the limit of the unpacked size: a few kilobytes
// that unpack to megabytes must cost neither memory nor time.
import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import { answer, refuseRequest, type Answer } from './problemStatus.ts';

class TooLarge extends Error {}

const unpackers: Readonly<Record<string, (() => Transform) | undefined>> = {
  br: () => createBrotliDecompress(),
  gzip: () => createGunzip(),
};

export async function readJsonBody(
  request: IncomingMessage,
  limit: number,
): Promise<Answer<unknown>> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  const unpack = Object.hasOwn(unpackers, encoding) ? unpackers[encoding] : undefined;
  if (encoding !== 'identity' && !unpack) {
    return refuseRequest('request.malformed', { field: 'content-encoding' });
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge(request);
  try {
    const bytes = await collect(request, unpack?.(), limit);
    return answer(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    if (error instanceof TooLarge) return tooLarge(request);
    return refuseRequest('request.malformed');
  }
}

/** What still arrives is thrown away, so that the client gets to read the answer. */
function tooLarge(request: IncomingMessage): Answer<never> {
  request.resume();
  return refuseRequest('request.tooLarge');
}

async function collect(
  request: IncomingMessage,
  unpacking: Transform | undefined,
  limit: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const keep = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > limit) throw new TooLarge();
      chunks.push(chunk);
    }
  };
  if (unpacking) await pipeline(request, unpacking, keep);
  else await pipeline(request, keep);
  return Buffer.concat(chunks);
}

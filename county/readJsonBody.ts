// Reads a request's JSON, also gzipped, and stops at the limit of the unpacked size: a few kilobytes
// that unpack to megabytes must cost neither memory nor time.
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { answer, refuseRequest, type Answer } from './problemStatus.ts';

class TooLarge extends Error {}

export async function readJsonBody(
  request: IncomingMessage,
  limit: number,
): Promise<Answer<unknown>> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') {
    return refuseRequest('request.malformed', { field: 'content-encoding' });
  }
  if (Number(request.headers['content-length'] ?? 0) > limit) return tooLarge(request);
  try {
    const bytes = await collect(request, encoding === 'gzip', limit);
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

async function collect(request: IncomingMessage, gzipped: boolean, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const keep = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > limit) throw new TooLarge();
      chunks.push(chunk);
    }
  };
  if (gzipped) await pipeline(request, createGunzip(), keep);
  else await pipeline(request, keep);
  return Buffer.concat(chunks);
}

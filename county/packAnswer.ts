// Packs answers for the thin line to the islands: brotli where the client takes it, else gzip.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** Below this, packing saves nothing that fits fewer packets. */
const worthPacking = 1024;
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** A Fastify onSend hook. */
export async function packAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  if (typeof payload !== 'string' || Buffer.byteLength(payload) <= worthPacking) return payload;
  const encoding = acceptedEncoding(request.headers['accept-encoding'] ?? '');
  if (!encoding) return payload;
  const text = Buffer.from(payload);
  const packed =
    encoding === 'br' ? await packBrotli(text, brotliOptions) : await packGzip(text, { level: 6 });
  reply.header('content-encoding', encoding);
  reply.header('content-length', packed.length);
  reply.header('vary', 'accept-encoding');
  return packed;
}

function acceptedEncoding(header: string): 'br' | 'gzip' | undefined {
  const accepted = new Set<string>();
  for (const entry of header.split(',')) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim());
    if (!parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))) accepted.add(name);
  }
  if (accepted.has('br')) return 'br';
  return accepted.has('gzip') ? 'gzip' : undefined;
}

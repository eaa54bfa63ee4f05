// How a request's body travels: brotli, the tighter the thinner the line and the quicker this PC; gzip to a county that
// knows no brotli.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** Shorter bodies grow or gain nothing. */
const leastPackedBytes = 300;
/** Of brotli; the tightest takes four times as long as the middle one and saves another thirtieth. */
const qualities = [5, 10, 11] as const;
/** Shares of the whole exchange that packing may take: above, it is done quicker; below, tighter. */
const dearShare = 0.2;
const cheapShare = 0.05;
/** Packing less tells nothing. */
const tellingBytes = 4 * 1024;

export interface PackedBody {
  headers: Record<string, string>;
  body: Uint8Array<ArrayBuffer>;
  packMs: number;
}

export interface Packer {
  pack(body: unknown): Promise<PackedBody>;
  /** How long the exchange took that this body began. */
  learn(packed: PackedBody, exchangeMs: number): void;
  /** The county does not know brotli. False when that was known. */
  fallBack(): boolean;
}

export function createPacker(): Packer {
  let quality = 1;
  let knowsBrotli = true;

  async function bytesOf(plain: Buffer): Promise<Buffer> {
    if (!knowsBrotli) return packGzip(plain);
    return packBrotli(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: qualities[quality] ?? qualities[0],
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    });
  }

  return {
    async pack(body) {
      const headers = { 'content-type': 'application/json' };
      const plain = Buffer.from(JSON.stringify(body), 'utf8');
      if (plain.length < leastPackedBytes)
        return { headers, body: new Uint8Array(plain), packMs: 0 };
      const started = performance.now();
      const packed = await bytesOf(plain);
      const encoding = { 'content-encoding': knowsBrotli ? 'br' : 'gzip' };
      const packMs = performance.now() - started;
      return { headers: { ...headers, ...encoding }, body: new Uint8Array(packed), packMs };
    },
    learn({ body, packMs }, exchangeMs) {
      if (body.length < tellingBytes) return;
      const share = packMs / Math.max(1, packMs + exchangeMs);
      if (share > dearShare) quality = Math.max(0, quality - 1);
      if (share < cheapShare) quality = Math.min(qualities.length - 1, quality + 1);
    },
    fallBack() {
      const isNews = knowsBrotli;
      knowsBrotli = false;
      return isNews;
    },
  };
}

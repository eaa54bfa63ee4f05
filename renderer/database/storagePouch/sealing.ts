// Makes what lies on the disk of a shared PC unreadable and unmovable. FORMAT.md describes the bytes.
import type { DamageReason } from './problems.ts';

/** Can't be exported. Derived from the data key, which itself is not kept. `id` tells keys apart on the disk. */
export type StorageKey = { readonly id: number; readonly sealing: CryptoKey };

/** Seals with the first key of the ring and opens with all; `place` is sealed in. Can be sent to a worker. */
export type Sealer = {
  readonly ring: readonly [StorageKey, ...StorageKey[]];
  readonly place: string;
};

/** `outdated`: sealed with a key that is being replaced. */
export type Opened<Content> = { content: Content; outdated: boolean } | { damage: DamageReason };

const formats = { plain: 3, deflated: 4 };
const ivAt = 5;
const headBytes = 17;
const deflateFrom = 4096;
/** What a body has beyond its content when it is not deflated: head and tag. */
const sealBytes = headBytes + 16;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Takes the raw 32-byte data key and fills it with zeros, whatever happens. */
export async function importDataKey(raw: Uint8Array<ArrayBuffer>): Promise<StorageKey> {
  try {
    if (raw.length !== 32) throw new RangeError('the data key has 32 bytes');
    const uses: KeyUsage[] = ['deriveKey', 'deriveBits'];
    const root = await crypto.subtle.importKey('raw', raw, 'HKDF', false, uses);
    const aes = { name: 'AES-GCM', length: 256 };
    const [sealing, id] = await Promise.all([
      crypto.subtle.deriveKey(derivation('seal'), root, aes, false, ['encrypt', 'decrypt']),
      crypto.subtle.deriveBits(derivation('id'), root, 32),
    ]);
    return { sealing, id: new DataView(id).getUint32(0) };
  } finally {
    raw.fill(0);
  }
}

function derivation(use: string): HkdfParams {
  const info = encoder.encode(`island-liaison-station storage 3 ${use}`);
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
}

/**
 * Every body takes a fresh random 96-bit IV, also a body that replaces another. Two equal ones under one key would
 * betray both texts; NIST SP 800-38D allows 2^32 random IVs per key: one body every second for 136 years.
 */
export async function seal(
  { ring: [key], place }: Sealer,
  name: string,
  content: Uint8Array<ArrayBuffer>,
  deflate = false,
): Promise<ArrayBuffer> {
  const plain = deflate ? await convert(content, new CompressionStream('deflate-raw')) : content;
  const head = new Uint8Array(headBytes);
  head[0] = deflate ? formats.deflated : formats.plain;
  new DataView(head.buffer).setUint32(1, key.id);
  crypto.getRandomValues(head.subarray(ivAt));
  const cipher = await crypto.subtle.encrypt(parameters(place, name, head), key.sealing, plain);
  return joined([head, new Uint8Array(cipher)]);
}

export function sealJson(sealer: Sealer, name: string, content: unknown): Promise<ArrayBuffer> {
  const bytes = encoder.encode(JSON.stringify(content));
  return seal(sealer, name, bytes, bytes.length >= deflateFrom);
}

export async function open(
  { ring, place }: Sealer,
  name: string,
  body: unknown,
): Promise<Opened<ArrayBuffer>> {
  const key = ring.find(({ id }) => id === keyOf(body));
  if (!(body instanceof ArrayBuffer) || body.byteLength < sealBytes) return { damage: 'format' };
  const head = new Uint8Array(body, 0, headBytes);
  const isDeflated = head[0] === formats.deflated;
  if (!isDeflated && head[0] !== formats.plain) return { damage: 'format' };
  if (!key) return { damage: 'authentication' };
  try {
    const cipher = new Uint8Array(body, headBytes);
    const plain = await crypto.subtle.decrypt(parameters(place, name, head), key.sealing, cipher);
    const content = isDeflated
      ? await convert(plain, new DecompressionStream('deflate-raw'))
      : plain;
    return { content, outdated: key !== ring[0] };
  } catch {
    return { damage: 'authentication' };
  }
}

/** JSON of what `sealJson` sealed. */
export async function openText(
  sealer: Sealer,
  name: string,
  body: unknown,
): Promise<Opened<string>> {
  const opened = await open(sealer, name, body);
  return 'damage' in opened ? opened : { ...opened, content: decoder.decode(opened.content) };
}

/** The key that a body claims to be sealed with. */
export function keyOf(body: unknown): number | undefined {
  if (!(body instanceof ArrayBuffer) || body.byteLength < sealBytes) return undefined;
  return new DataView(body).getUint32(1);
}

function parameters(place: string, name: string, head: Uint8Array<ArrayBuffer>): AesGcmParams {
  const additionalData = encoder.encode(`${place}\n${name}\n${head[0]}`);
  return { name: 'AES-GCM', iv: head.subarray(ivAt), additionalData };
}

/** By hand: the detour over Response takes three times as long. */
async function convert(
  bytes: ArrayBuffer | Uint8Array<ArrayBuffer>,
  { writable, readable }: CompressionStream | DecompressionStream,
): Promise<ArrayBuffer> {
  const writer = writable.getWriter();
  const written = Promise.all([writer.write(bytes), writer.close()]);
  const chunks: Uint8Array[] = [];
  const reader = readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read())
    chunks.push(next.value);
  await written;
  return joined(chunks);
}

function joined(parts: Uint8Array[]): ArrayBuffer {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole.buffer;
}

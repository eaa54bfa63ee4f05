// Makes what lies on the disk of a shared PC unreadable: bodies are sealed, document ids become keyed hashes.
// FORMAT.md describes the bytes.
import type { DamageReason } from './problems.ts';

/** Where a row belongs; sealed into it, so that a row copied elsewhere does not open. */
export type Place = { database: string; collection: string; version: number };

/** Neither key can be exported. Derived from the data key, which itself is not kept. */
export type StorageKeys = { readonly sealing: CryptoKey; readonly naming: CryptoKey };

export type Opened = { value: unknown } | { damage: DamageReason };

const formatByte = 1;
const ivBytes = 12;
const tagBytes = 16;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Takes the raw 32-byte data key and fills it with zeros, whatever happens. */
export async function importDataKey(raw: Uint8Array<ArrayBuffer>): Promise<StorageKeys> {
  try {
    if (raw.length !== 32) throw new RangeError('the data key has 32 bytes');
    const root = await crypto.subtle.importKey('raw', raw, 'HKDF', false, ['deriveKey']);
    const [sealing, naming] = await Promise.all([
      crypto.subtle.deriveKey(derivation('seal'), root, { name: 'AES-GCM', length: 256 }, false, [
        'encrypt',
        'decrypt',
      ]),
      crypto.subtle.deriveKey(
        derivation('name'),
        root,
        { name: 'HMAC', hash: 'SHA-256', length: 256 },
        false,
        ['sign'],
      ),
    ]);
    return { sealing, naming };
  } finally {
    raw.fill(0);
  }
}

function derivation(use: string): HkdfParams {
  const info = encoder.encode(`island-liaison-station storage ${formatByte} ${use}`);
  return { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info };
}

export class Sealer {
  readonly #keys: StorageKeys;
  readonly #place: string;

  constructor(keys: StorageKeys, place: Place) {
    this.#keys = keys;
    this.#place = JSON.stringify([formatByte, place.database, place.collection, place.version]);
  }

  /** The key under which a document is stored: the same id gives another key in another collection. */
  async rowKey(documentId: string): Promise<string> {
    const text = encoder.encode(`${this.#place}\n${documentId}`);
    const hash = new Uint8Array(await crypto.subtle.sign('HMAC', this.#keys.naming, text));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  /**
   * Every write takes a fresh random 96-bit IV. Two equal ones under one key would betray both texts; NIST SP 800-38D
   * allows 2^32 random IVs per key, and a station that wrote one row every second would need 136 years for them.
   */
  async seal(rowKey: string, value: unknown): Promise<ArrayBuffer> {
    const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
    const text = encoder.encode(JSON.stringify(value));
    const cipher = await crypto.subtle.encrypt(
      this.#parameters(rowKey, iv),
      this.#keys.sealing,
      text,
    );
    const sealed = new Uint8Array(1 + ivBytes + cipher.byteLength);
    sealed[0] = formatByte;
    sealed.set(iv, 1);
    sealed.set(new Uint8Array(cipher), 1 + ivBytes);
    return sealed.buffer;
  }

  async open(rowKey: string, body: unknown): Promise<Opened> {
    if (!(body instanceof ArrayBuffer) || body.byteLength <= 1 + ivBytes + tagBytes)
      return { damage: 'format' };
    const sealed = new Uint8Array(body);
    if (sealed[0] !== formatByte) return { damage: 'format' };
    const parameters = this.#parameters(rowKey, sealed.subarray(1, 1 + ivBytes));
    try {
      const text = await crypto.subtle.decrypt(
        parameters,
        this.#keys.sealing,
        sealed.subarray(1 + ivBytes),
      );
      return { value: JSON.parse(decoder.decode(text)) };
    } catch {
      return { damage: 'authentication' };
    }
  }

  #parameters(rowKey: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: encoder.encode(`${this.#place}\n${rowKey}`) };
  }
}

// The machine's part of a bundle's form, by node:crypto and node:zlib.
// The main process has the same file: neither side may import the other, and both must speak the same form.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { BundleTools } from '../../shared/bundle/bundleTools.ts';

const cipher = 'aes-256-gcm';
const authTagLength = 16;
const strictText = new TextDecoder('utf-8', { fatal: true });

export const bundleTools: BundleTools = {
  utf8: (text) => Buffer.from(text, 'utf8'),
  text: (bytes) => attempt(() => strictText.decode(bytes)),
  pack: (plain) =>
    brotliCompressSync(plain, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 6,
        [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
      },
    }),
  unpack: (packed, maxOutputLength) =>
    attempt(() => brotliDecompressSync(packed, { maxOutputLength })),
  digest() {
    const hash = createHash('sha256');
    return { add: (bytes) => void hash.update(bytes), end: () => hash.digest('hex') };
  },
  fingerprint: (publicKey) =>
    createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex'),
  agreeOnce(publicKey) {
    const to = readKey(publicKey);
    if (!to) return undefined;
    const once = generateKeyPairSync('x25519');
    const secret = attempt(() => diffieHellman({ privateKey: once.privateKey, publicKey: to }));
    return secret && { oneTimeKey: exportKey(once.publicKey), secret };
  },
  derive: (secret, salt, info) => new Uint8Array(hkdfSync('sha256', secret, salt, info, 32)),
  seal(key, nonce, bound, plain) {
    const sealing = createCipheriv(cipher, key, nonce, { authTagLength });
    sealing.setAAD(bound);
    return Buffer.concat([sealing.update(plain), sealing.final(), sealing.getAuthTag()]);
  },
  open: (key, nonce, bound, sealed) =>
    attempt(() => {
      const end = sealed.length - authTagLength;
      const opening = createDecipheriv(cipher, key, nonce, { authTagLength });
      opening.setAAD(bound);
      opening.setAuthTag(sealed.subarray(end));
      return Buffer.concat([opening.update(sealed.subarray(0, end)), opening.final()]);
    }),
};

export interface AgreementPair {
  /** X25519, SPKI DER, base64. */
  publicKey: string;
  /** X25519, PKCS #8 DER, base64. */
  privateKey: string;
}

export function newAgreementPair(): AgreementPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const der = privateKey.export({ format: 'der', type: 'pkcs8' });
  return { publicKey: exportKey(publicKey), privateKey: der.toString('base64') };
}

/** What a bundle's one-time key and our private key agree on; undefined when that is no key. */
export function agreeWith(privateKey: string, oneTimeKey: string): Uint8Array | undefined {
  const from = readKey(oneTimeKey);
  if (!from) return undefined;
  const der = Buffer.from(privateKey, 'base64');
  const ours = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return attempt(() => diffieHellman({ privateKey: ours, publicKey: from }));
}

function exportKey(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}

function readKey(base64: string): KeyObject | undefined {
  const der = Buffer.from(base64, 'base64');
  const key = attempt(() => createPublicKey({ key: der, format: 'der', type: 'spki' }));
  return key?.asymmetricKeyType === 'x25519' ? key : undefined;
}

/** These functions say no by throwing. */
function attempt<Value>(run: () => Value): Value | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

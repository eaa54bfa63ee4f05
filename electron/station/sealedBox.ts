// AES-256-GCM over a few bytes, bound to what they are for, so that a box can't be put in another's place.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';

const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]+={0,2}$/)
  .max(2000);
export const sealedBox = z.object({ iv: base64, tag: base64, data: base64 });
export type SealedBox = z.infer<typeof sealedBox>;

const cipher = 'aes-256-gcm';
const tagBytes = 16;

export function seal(key: Uint8Array, plain: Uint8Array, purpose: string): SealedBox {
  const iv = randomBytes(12);
  const sealing = createCipheriv(cipher, key, iv, { authTagLength: tagBytes });
  sealing.setAAD(Buffer.from(purpose, 'utf8'));
  const data = Buffer.concat([sealing.update(plain), sealing.final()]);
  return {
    iv: iv.toString('base64'),
    tag: sealing.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
}

/** Undefined for a wrong key, another purpose, or a changed box. */
export function unseal(key: Uint8Array, box: SealedBox, purpose: string): Buffer | undefined {
  try {
    const opening = createDecipheriv(cipher, key, Buffer.from(box.iv, 'base64'), {
      authTagLength: tagBytes,
    });
    opening.setAAD(Buffer.from(purpose, 'utf8'));
    opening.setAuthTag(Buffer.from(box.tag, 'base64'));
    return Buffer.concat([opening.update(Buffer.from(box.data, 'base64')), opening.final()]);
  } catch {
    return undefined;
  }
}

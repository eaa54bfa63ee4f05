// The data key is wrapped once per person by a key that scrypt derives from the passphrase.
// The cost is measured on this PC, because an old one must not wait and a new one must not be quick to try.
import { randomBytes, scrypt } from 'node:crypto';
import { z } from 'zod';
import { seal, sealedBox, unseal } from './sealedBox.ts';

const targetMs = 250;
const blockSize = 8;
/** 16 MiB and 256 MiB of memory. */
const leastCost = 2 ** 14;
const greatestCost = 2 ** 18;

export const wrappedKey = z.object({
  salt: z.string().max(100),
  /** scrypt's N. */
  cost: z
    .int()
    .min(leastCost)
    .max(greatestCost)
    .refine((cost) => Number.isInteger(Math.log2(cost))),
  box: sealedBox,
});
export type WrappedKey = z.infer<typeof wrappedKey>;

/** For a passphrase that everybody may read. */
export const trialCost = leastCost;

/** The cost at which one try takes at least 250 ms here. */
export async function measureCost(): Promise<number> {
  const probe = leastCost * 2;
  const started = performance.now();
  await derive('measure', randomBytes(16), probe);
  const factor = targetMs / Math.max(1, performance.now() - started);
  const cost = probe * 2 ** Math.max(0, Math.ceil(Math.log2(factor)));
  return Math.min(greatestCost, cost);
}

/** @param purpose whose key for what: the wrap opens for nothing else */
export async function wrapKey(
  dataKey: Uint8Array,
  passphrase: string,
  purpose: string,
  cost: number,
): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const key = await derive(passphrase, salt, cost);
  const box = seal(key, dataKey, purpose);
  key.fill(0);
  return { salt: salt.toString('base64'), cost, box };
}

/** Undefined for a wrong passphrase. */
export async function unwrapKey(
  wrapped: WrappedKey,
  passphrase: string,
  purpose: string,
): Promise<Buffer | undefined> {
  const key = await derive(passphrase, Buffer.from(wrapped.salt, 'base64'), wrapped.cost);
  const dataKey = unseal(key, wrapped.box, purpose);
  key.fill(0);
  return dataKey;
}

/** The same passphrase whichever way an input method composed it. */
function derive(passphrase: string, salt: Uint8Array, cost: number): Promise<Buffer> {
  const options = { N: cost, r: blockSize, p: 1, maxmem: 128 * cost * blockSize * 2 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

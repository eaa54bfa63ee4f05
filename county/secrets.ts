// What is handed out once and kept only as a hash: one-time codes, challenges, tokens.
// All of them are random (60 bits and more), so a plain hash does not give them away.
import { createHash, randomBytes, randomInt } from 'node:crypto';

const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** `XXXX-XXXX-XXXX`, without letters that look like figures. */
export function newOneTimeCode(): string {
  const four = () =>
    Array.from({ length: 4 }, () => codeAlphabet[randomInt(codeAlphabet.length)]).join('');
  return [four(), four(), four()].join('-');
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

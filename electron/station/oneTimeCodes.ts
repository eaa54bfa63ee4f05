// One-time codes are read from paper: letters of any size, any spacing, full width from an input method.
import { oneTimeCode } from '../../shared/sync/protocol.ts';

export function isOneTimeCode(secret: string): boolean {
  return oneTimeCode.safeParse(secret).success;
}

/** As the county spells it. */
export function spellCode(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
}

/** Of a field that takes either: a passphrase stays as typed. */
export function spellSecret(typed: string): string {
  const looksLikeCode = /^([0-9a-z]{4}[\s-]+){2}[0-9a-z]{4}$/i;
  return looksLikeCode.test(typed.normalize('NFKC').trim()) ? spellCode(typed) : typed;
}

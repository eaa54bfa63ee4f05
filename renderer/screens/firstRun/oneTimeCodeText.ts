// A one-time code while it is typed: capitals in groups of four, whatever the keyboard gave.
import { oneTimeCode } from '../../../shared/sync/protocol.ts';

const codeLength = 12;

/** `k7qm 2x` → `K7QM-2X`; full-width letters of an input method become plain ones. */
export function formatOneTimeCode(typed: string): string {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .slice(0, codeLength);
  return letters.match(/.{1,4}/g)?.join('-') ?? '';
}

export function isOneTimeCode(code: string): boolean {
  return oneTimeCode.safeParse(code).success;
}

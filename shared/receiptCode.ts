// What the square code on a resident's slip says: enough for the county to find its own signature again and check it,
// and nothing of what was said. Rule AC8.
import type { Act, Receipt } from './acts.ts';

const mark = 'LIAISON-1';

export interface ReceiptCode {
  /** The record's number, as people read it. */
  number: string;
  act: string;
  /** SHA-256 of the act, hexadecimal: what is signed. */
  digest: string;
  received: Pick<Receipt, 'at' | 'seq' | 'signature'>;
}

/** The act that the slip is about, once the county has signed it in effect. */
export function signedFirstAct(
  acts: readonly Act[],
  firstKind: string,
): (Act & { received: Receipt }) | undefined {
  const first = acts.find(({ kind }) => kind === firstKind);
  const { received } = first ?? {};
  return first && received && !received.refused ? { ...first, received } : undefined;
}

export function receiptCodeText({ number, act, digest, received }: ReceiptCode): string {
  const { at, seq, signature } = received;
  return [mark, number, act, digest, at, seq, signature].join(' ');
}

/** Undefined for what is no code of ours. */
export function readReceiptCode(text: string): ReceiptCode | undefined {
  const [head, number, act, digest, at, seq, signature, ...rest] = text.split(' ');
  if (head !== mark || !number || !act || !digest || !at || !signature || rest.length > 0) {
    return undefined;
  }
  const place = Number(seq);
  if (!/^[0-9a-f]{64}$/.test(digest) || !Number.isSafeInteger(place)) return undefined;
  return { number, act, digest, received: { at, seq: place, signature } };
}

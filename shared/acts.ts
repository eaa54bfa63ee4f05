// Acts: what happened to a record, never edited, never removed. Merging is union by act id. Rules AC1–AC6.
import { z } from 'zod';
import { canonicalJson } from './canonicalJson.ts';
import { deviceId, recordId } from './ids.ts';
import { compareStamps, stamp } from './stamp.ts';

/** The county's signature under one act. `refused` says why it stays without effect. */
export const receipt = z.looseObject({
  /** ISO time by the county's clock. */
  at: z.iso.datetime().max(30),
  /** Position in the county's register of received acts. */
  seq: z.int().nonnegative(),
  refused: z.string().max(60).optional(),
  /** Ed25519 over `receiptText`, base64. */
  signature: z.string().max(120),
});
export type Receipt = z.infer<typeof receipt>;

/** What every act carries; the payload of its kind lies beside it. Unknown members of a newer version are kept. */
export const act = z.looseObject({
  id: recordId,
  at: stamp,
  by: recordId,
  device: deviceId,
  kind: z.string().min(1).max(40),
  received: receipt.optional(),
});
export type Act = z.infer<typeof act>;

/** The act as its author made it: what is signed and compared. */
export function actBody(value: Act): Omit<Act, 'received'> {
  const { received: _received, ...body } = value;
  return body;
}

/** The text under the county's signature; `digest` is SHA-256 of `canonicalJson(actBody(act))` in hex. */
export function receiptText(
  id: string,
  digest: string,
  received: Pick<Receipt, 'at' | 'seq' | 'refused'>,
): string {
  return ['receipt-1', id, digest, received.at, received.seq, received.refused ?? ''].join('\n');
}

function compareActs(a: Act, b: Act): number {
  return compareStamps(a.at, b.at) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** A total order over versions of one act: signed before unsigned, then by text; its maximum is the merge. [AC2] */
function heavier<Version extends Act>(a: Version, b: Version): Version {
  if (a === b) return a;
  const weight = (value: Act) =>
    `${value.received ? `1${value.received.at}` : '0'}${canonicalJson(value)}`;
  return weight(a) >= weight(b) ? a : b;
}

/** Union by act id, in the order of the stamps: idempotent, commutative, associative. [AC1] */
export function mergeActs<Version extends Act>(
  left: readonly Version[],
  right: readonly Version[],
): Version[] {
  const byId = new Map<string, Version>();
  for (const version of [...left, ...right]) {
    const held = byId.get(version.id);
    byId.set(version.id, held ? heavier(held, version) : version);
  }
  return [...byId.values()].toSorted(compareActs);
}

export type DeliveryState = 'waiting' | 'delivered' | 'refused';

/** 已送达 means signed for, nothing else. [AC5] */
export function actDelivery(value: Act): DeliveryState {
  if (!value.received) return 'waiting';
  return value.received.refused ? 'refused' : 'delivered';
}

/** A record's state is that of its least delivered act; a refusal is shown first. */
export function recordDelivery(acts: readonly Act[]): DeliveryState {
  const states = acts.map(actDelivery);
  if (states.includes('refused')) return 'refused';
  return states.includes('waiting') ? 'waiting' : 'delivered';
}

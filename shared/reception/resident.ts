// A resident (居民): personal data, kept apart from all acts because the law gives people deletion
// (个人信息保护法 第四十七条). Per-field latest-stamp values. Rules RE1–RE4.
import { z } from 'zod';
import { receipt } from '../acts.ts';
import { canonicalJson } from '../canonicalJson.ts';
import { officeId, recordId } from '../ids.ts';
import { compareStamps, stamp } from '../stamp.ts';
import { text, textLimits } from '../text.ts';

export const residentFieldNames = [
  'name',
  'phone',
  'sex',
  'ageBand',
  'village',
  'address',
  'registeredPlace',
  'organisation',
  'guardian',
  'help',
] as const;
export type ResidentFieldName = (typeof residentFieldNames)[number];

export const ageBands = ['under14', 'under18', 'under35', 'under60', 'under75', 'over75'] as const;
export const sexes = ['female', 'male'] as const;

const fieldValue = z.object({ value: text(textLimits.line), at: stamp, by: recordId });
export type FieldValue = z.infer<typeof fieldValue>;

/** `received.covers` is the latest stamp the county has signed for. */
const residentReceipt = receipt.extend({ covers: stamp });

export const residentDocument = z.object({
  id: recordId,
  station: officeId,
  fields: z.record(z.string().max(30), fieldValue),
  received: residentReceipt.optional(),
});
export type ResidentDocument = z.infer<typeof residentDocument>;
export type ResidentReceipt = z.infer<typeof residentReceipt>;

function laterValue(a: FieldValue, b: FieldValue): FieldValue {
  const order = compareStamps(a.at, b.at);
  if (order !== 0) return order > 0 ? a : b;
  return canonicalJson(a) >= canonicalJson(b) ? a : b;
}

function laterReceipt(
  a: ResidentReceipt | undefined,
  b: ResidentReceipt | undefined,
): ResidentReceipt | undefined {
  if (!a || !b) return a ?? b;
  const weight = (value: ResidentReceipt) => `${value.covers} ${value.at} ${canonicalJson(value)}`;
  return weight(a) >= weight(b) ? a : b;
}

/** Per field the value with the latest stamp. A map, because a name such as `__proto__` is a name too. */
function mergeFields(a: ResidentDocument, b: ResidentDocument): Record<string, FieldValue> {
  const fields = new Map(Object.entries(a.fields));
  for (const [name, value] of Object.entries(b.fields)) {
    const held = fields.get(name);
    fields.set(name, held ? laterValue(held, value) : value);
  }
  return Object.fromEntries(fields);
}

/**
 * Idempotent, commutative, associative. [RE1] A receipt vouches for exactly the fields it was given
 * for, so it stays only with a merge that adds nothing to them. [RE3]
 */
export function mergeResidents(a: ResidentDocument, b: ResidentDocument): ResidentDocument {
  const fields = mergeFields(a, b);
  const merged = canonicalJson(fields);
  const receiptOf = (side: ResidentDocument) =>
    canonicalJson(side.fields) === merged ? side.received : undefined;
  const received = laterReceipt(receiptOf(a), receiptOf(b));
  const station = a.station >= b.station ? a.station : b.station;
  return { id: a.id, station, fields, ...(received ? { received } : {}) };
}

/** The latest stamp among the fields; empty when there are none. */
export function residentStamp(resident: ResidentDocument): string {
  return Object.values(resident.fields)
    .map((value) => value.at)
    .reduce((latest, at) => (at > latest ? at : latest), '');
}

/** The text under the county's signature; `digest` is SHA-256 of `canonicalJson(fields)` in hex. */
export function residentReceiptText(
  id: string,
  digest: string,
  received: Pick<ResidentReceipt, 'at' | 'seq' | 'covers'>,
): string {
  return ['resident-1', id, digest, received.at, received.seq, received.covers].join('\n');
}

export type ResidentValues = Partial<Record<ResidentFieldName, string>>;

export function residentValues(resident: ResidentDocument): ResidentValues {
  const values: ResidentValues = {};
  for (const name of residentFieldNames) {
    const field = resident.fields[name];
    if (field && field.value !== '') values[name] = field.value;
  }
  return values;
}

export function residentDelivered(resident: ResidentDocument): boolean {
  return resident.received !== undefined && resident.received.covers >= residentStamp(resident);
}

// The county signs for what was pushed without sending it back; here its signatures return to their records.
import type { z } from 'zod';
import type { Act } from '../../shared/acts.ts';
import { mergeActs } from '../../shared/acts.ts';
import type { SyncedCollection } from '../../shared/records.ts';
import { actRecordKinds, isActCollection } from '../../shared/records.ts';
import type { push } from '../../shared/sync/protocol.ts';

type PushAnswer = z.infer<typeof push.answer>;
type Document = PushAnswer['documents'][number];
type Receipts = NonNullable<PushAnswer['receipts']>[number];

/** The records that were pushed, with their receipts; whether these are the county's is not decided here. */
export function expandReceipts(
  collection: SyncedCollection,
  rows: readonly unknown[],
  receipts: readonly Receipts[],
): Document[] {
  const rowsById = new Map((rows as readonly Document[]).map((row) => [row.id, row]));
  return receipts.flatMap((receipt) => {
    const row = rowsById.get(receipt.id);
    return row ? [withReceipts(collection, row, receipt.received)] : [];
  });
}

function withReceipts(
  collection: SyncedCollection,
  row: Document,
  received: Receipts['received'],
): Document {
  if (!isActCollection(collection)) return { ...row, received: received[0] };
  const acts = mergeActs(row['acts'] as readonly Act[], []).map((act, index) => {
    const own = received[index];
    return own ? { ...act, received: own } : act;
  });
  const document: Document = {
    ...actRecordKinds[collection].compose(row.id, String(row['station']), acts),
  };
  return document;
}

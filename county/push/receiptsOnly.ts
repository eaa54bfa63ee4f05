// What a station has pushed need not travel back to it: where the county holds just that, its signatures are the answer.
import type { z } from 'zod';
import type { Act, Receipt } from '../../shared/acts.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import type { ResidentDocument } from '../../shared/reception/resident.ts';
import type { push } from '../../shared/sync/protocol.ts';

type PushAnswer = z.infer<typeof push.answer>;
type Document = PushAnswer['documents'][number];

/** Documents that differ from their row, or of which something was refused, stay whole. */
export function receiptsOnly(rows: readonly unknown[], answer: PushAnswer): PushAnswer {
  const rowsById = new Map<string, Document[]>();
  for (const row of rows as readonly (Document | null)[]) {
    if (row?.id !== undefined) rowsById.set(row.id, [...(rowsById.get(row.id) ?? []), row]);
  }
  const troubled = new Set(answer.problems.map(({ id }) => id));
  const documents: Document[] = [];
  const receipts: NonNullable<PushAnswer['receipts']> = [];
  for (const document of answer.documents) {
    const [row, second] = rowsById.get(document.id) ?? [];
    const isAlone = row !== undefined && second === undefined && !troubled.has(document.id);
    const received = isAlone ? receiptsOf(row, document) : undefined;
    if (received) receipts.push({ id: document.id, received });
    else documents.push(document);
  }
  return { ...answer, documents, receipts };
}

/** Undefined when the county's version holds anything else than the row. */
function receiptsOf(row: Document, document: Document): Receipt[] | undefined {
  if ('acts' in document) {
    const acts = document['acts'] as readonly Act[];
    const pushed = new Set((row['acts'] as readonly Act[]).map(({ id }) => id));
    const isSame = pushed.size === acts.length && acts.every(({ id }) => pushed.has(id));
    const received = acts.flatMap((act) => act.received ?? []);
    return isSame && received.length === acts.length ? received : undefined;
  }
  const { fields, received } = document as Partial<ResidentDocument>;
  const isSame = canonicalJson(fields) === canonicalJson(row['fields']);
  return isSame && received ? [received] : undefined;
}

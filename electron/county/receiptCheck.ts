// 已送达 is said for what carries the county's signature and for nothing else, so every signature is
// checked with the key pinned at enrolment before the window sees it. [AC5]
import type { KeyObject } from 'node:crypto';
import { createHash, verify } from 'node:crypto';
import { act, actBody, receiptText } from '../../shared/acts.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import { residentDocument, residentReceiptText } from '../../shared/reception/resident.ts';
import type { SyncedCollection } from '../../shared/records.ts';
import { isActCollection } from '../../shared/records.ts';

interface WireDocument {
  [member: string]: unknown;
  id: string;
}

export interface ReceiptProblem {
  [member: string]: unknown;
  id: string;
  act?: string;
  code: 'county.badReceipt';
}

interface CheckedReceipts {
  documents: WireDocument[];
  problems: ReceiptProblem[];
}

/** Longer, and a click in the window would wait for us. */
const longestTurnMs = 12;

/** Takes away receipts that the county did not sign; the rest of each document stays as it came. */
export async function checkReceipts(
  collection: SyncedCollection,
  documents: readonly WireDocument[],
  countyKey: KeyObject,
): Promise<CheckedReceipts> {
  const checked: CheckedReceipts = { documents: [], problems: [] };
  let turnStarted = performance.now();
  for (const document of documents) {
    const { kept, problems } = checkDocument(collection, document, countyKey);
    checked.documents.push(kept);
    checked.problems.push(...problems);
    if (performance.now() - turnStarted > longestTurnMs) {
      await new Promise((resolve) => setImmediate(resolve));
      turnStarted = performance.now();
    }
  }
  return checked;
}

interface CheckedDocument {
  kept: WireDocument;
  problems: ReceiptProblem[];
}

function checkDocument(
  collection: SyncedCollection,
  document: WireDocument,
  countyKey: KeyObject,
): CheckedDocument {
  if (isActCollection(collection)) return checkActs(document, countyKey);
  if (collection === 'residents') return checkResident(document, countyKey);
  return { kept: document, problems: [] };
}

function checkActs(document: WireDocument, countyKey: KeyObject): CheckedDocument {
  if (!Array.isArray(document['acts'])) return { kept: document, problems: [] };
  const problems: ReceiptProblem[] = [];
  const acts = (document['acts'] as unknown[]).map((value) => {
    if (!hasReceipt(value) || isSignedAct(value, countyKey)) return value;
    problems.push(problemOf(document.id, idOf(value)));
    return withoutReceipt(value);
  });
  return problems.length === 0
    ? { kept: document, problems }
    : { kept: { ...document, acts }, problems };
}

function checkResident(document: WireDocument, countyKey: KeyObject): CheckedDocument {
  if (!hasReceipt(document) || isSignedResident(document, countyKey)) {
    return { kept: document, problems: [] };
  }
  const { received: _received, ...kept } = document;
  return { kept, problems: [problemOf(document.id)] };
}

function isSignedAct(value: object, countyKey: KeyObject): boolean {
  const parsed = act.safeParse(value);
  if (!parsed.success || !parsed.data.received) return false;
  const { id, received } = parsed.data;
  const text = receiptText(id, digestOf(actBody(parsed.data)), received);
  return isSigned(text, received.signature, countyKey);
}

function isSignedResident(value: WireDocument, countyKey: KeyObject): boolean {
  const parsed = residentDocument.safeParse(value);
  if (!parsed.success || !parsed.data.received) return false;
  const { id, received } = parsed.data;
  const text = residentReceiptText(id, digestOf(value['fields']), received);
  return isSigned(text, received.signature, countyKey);
}

function digestOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

function isSigned(text: string, signature: string, countyKey: KeyObject): boolean {
  return verify(null, Buffer.from(text, 'utf8'), countyKey, Buffer.from(signature, 'base64'));
}

function hasReceipt(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    'received' in value &&
    value.received !== undefined
  );
}

function withoutReceipt(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'received'));
}

function idOf(value: object): string | undefined {
  return 'id' in value && typeof value.id === 'string' ? value.id : undefined;
}

function problemOf(id: string, actId?: string): ReceiptProblem {
  return { id, code: 'county.badReceipt', ...(actId ? { act: actId } : {}) };
}

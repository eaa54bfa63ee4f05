// The least that opening can cost while memory answers the reads: parse the documents, fill RxDB's memory storage.
import { normalizeMangoQuery, prepareQuery } from 'rxdb';
import {
  bulkInsertToState,
  createMemoryStorageInstance,
  getRxStorageMemory,
} from 'rxdb/plugins/storage-memory';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import { heapBytes, timed } from './meters.ts';
import { opinionRecord, storedOpinionSchema, type StoredOpinion } from './opinionRecords.ts';

const chunk = 500;

/** Three tries, in milliseconds; no disk and no key is involved. */
export async function floorOfOpening(amount: number): Promise<number[]> {
  const texts = jsonTexts(amount);
  const tries: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    await heapBytes();
    tries.push(await timed(() => fillFrom(texts)));
  }
  return tries;
}

/** In a function of its own, so that the documents are gone before the clock runs. */
function jsonTexts(amount: number): string[] {
  const texts: string[] = [];
  for (let at = 0; at < amount; at += chunk) {
    const length = Math.min(chunk, amount - at);
    texts.push(
      JSON.stringify(Array.from({ length }, (_, position) => opinionRecord(at + position))),
    );
  }
  return texts;
}

async function fillFrom(texts: readonly string[]): Promise<void> {
  const memory = await createMemoryStorageInstance<OpinionDocument>(
    { ...getRxStorageMemory(), collectionStates: new Map() },
    {
      databaseInstanceToken: 'floor',
      databaseName: 'floor',
      collectionName: 'opinions',
      schema: storedOpinionSchema,
      options: {},
      multiInstance: false,
      devMode: false,
    },
    {},
  );
  const documents = texts.flatMap((text) => JSON.parse(text) as StoredOpinion[]);
  const rows = documents.map((document) => ({ document }));
  bulkInsertToState('id', memory.internals, memory.internals.byIndexArray, rows);
  const waiting = normalizeMangoQuery<StoredOpinion>(storedOpinionSchema, {
    selector: { status: { $eq: 'awaitingReview' }, _deleted: { $eq: false } },
    sort: [{ lastAt: 'asc' }],
    limit: 50,
  });
  const page = await memory.query(prepareQuery<OpinionDocument>(storedOpinionSchema, waiting));
  if (page.documents.length === 0) throw new Error('the floor found nothing');
  await memory.close();
}

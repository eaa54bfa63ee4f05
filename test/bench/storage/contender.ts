// What the storage bench asks of each contender, in the words of a station's day.
import type { StoredOpinion } from './opinionRecords.ts';

export type ContenderName = 'ours' | 'dexie' | 'memory' | 'pouch';

export interface Contender {
  /** Resolves when the record with this id and the page of those that wait longest could be shown. */
  open(firstId: string): Promise<void>;
  insert(documents: StoredOpinion[]): Promise<void>;
  /** The documents as they are now, in the order of their ids. */
  read(ids: string[]): Promise<StoredOpinion[]>;
  update(edits: { previous: StoredOpinion; document: StoredOpinion }[]): Promise<void>;
  /** The fifty that await review longest, which an index answers; undefined where there are no indexes. */
  waitingPage: (() => Promise<number>) | undefined;
  /** The fifty newest of all. RxDB uses no index for a descending order: every document is sorted. */
  newestPage: (() => Promise<number>) | undefined;
  /** How many opinions await review. */
  count: (() => Promise<number>) | undefined;
  /** How many documents a walk through all of them has seen. */
  scan(): Promise<number>;
  close(): Promise<void>;
}

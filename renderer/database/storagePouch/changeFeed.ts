// The order of changes, by a number of our own. RxDB's default order is the wall clock: set it back a day,
// edit offline, restart, and the edit is never pushed. Each entry also knows where on the disk its version lies.
import type { Change, Piece } from './sealedLog.ts';

/** Plain object with constant keys: RxDB merges checkpoints with Object.assign. */
export type ChangeCheckpoint = { epoch: string; seq: number };

/** `isPurged`: the document is gone, and this says so as long as an older version may lie somewhere. */
export type Entry = Pick<Change<never>, 'id' | 'seq' | 'files'> & {
  piece: Piece;
  isPurged: boolean;
};

export class ChangeFeed {
  readonly #epoch: string;
  readonly #latest = new Map<string, Entry>();
  /** Ascending; an entry that is no longer the latest of its id is stale. */
  #order: Entry[] = [];
  #lastSeq: number;

  /** No number up to `reserved` is given again. */
  constructor(epoch: string, reserved: number) {
    this.#epoch = epoch;
    this.#lastSeq = reserved;
  }

  /** While reading the disk, the newest first: answers whether the entry is the latest of its id. */
  restore(entry: Entry): boolean {
    const latest = this.#latest.get(entry.id);
    if (latest?.isPurged) entry.piece.holdsPurged = true;
    if (latest) return false;
    this.#latest.set(entry.id, entry);
    this.#order.push(entry);
    entry.piece.live += 1;
    return true;
  }

  restored(): void {
    this.#order.sort((a, b) => a.seq - b.seq);
    this.#lastSeq = Math.max(this.#lastSeq, this.#order.at(-1)?.seq ?? 0);
  }

  nextSeq(): number {
    this.#lastSeq += 1;
    return this.#lastSeq;
  }

  latest(id: string): Entry | undefined {
    return this.#latest.get(id);
  }

  entries(): Iterable<Entry> {
    return this.#latest.values();
  }

  checkpoint(seq: number): ChangeCheckpoint {
    return { epoch: this.#epoch, seq };
  }

  /** In the order of the numbers. */
  record(entry: Entry): void {
    const former = this.#latest.get(entry.id);
    if (former) former.piece.live -= 1;
    if (former && entry.isPurged) former.piece.holdsPurged = true;
    this.#latest.set(entry.id, entry);
    this.#order.push(entry);
    entry.piece.live += 1;
    if (this.#order.length > 2 * this.#latest.size + 1000) this.#order = this.#current(this.#order);
  }

  forget(entry: Entry): void {
    this.#latest.delete(entry.id);
    entry.piece.live -= 1;
  }

  /** The latest entries that lie in these pieces, in the order of their numbers. */
  within(pieces: ReadonlySet<Piece>): Entry[] {
    return this.#current(this.#order).filter(({ piece }) => pieces.has(piece));
  }

  /** Ids of what changed after the checkpoint, each once; an unknown checkpoint starts from the beginning. */
  since(limit: number, from?: ChangeCheckpoint): { ids: string[]; checkpoint: ChangeCheckpoint } {
    const isKnown = from?.epoch === this.#epoch && from.seq <= this.#lastSeq;
    let seq = isKnown ? from.seq : 0;
    const ids: string[] = [];
    for (let at = this.#firstAfter(seq); at < this.#order.length && ids.length < limit; at += 1) {
      const entry = this.#order[at];
      if (!entry || entry.isPurged || !this.#isLatest(entry)) continue;
      ids.push(entry.id);
      seq = entry.seq;
    }
    return { ids, checkpoint: this.checkpoint(seq) };
  }

  #current(entries: Entry[]): Entry[] {
    return entries.filter((entry) => this.#isLatest(entry));
  }

  #isLatest(entry: Entry): boolean {
    return this.#latest.get(entry.id) === entry;
  }

  #firstAfter(seq: number): number {
    let [low, high] = [0, this.#order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#order[middle]?.seq ?? Infinity) <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

// The order of changes, by a number of our own. RxDB's default order is the wall clock: set it back a day,
// edit offline, restart, and the edit is never pushed.

/** Plain object with constant keys: RxDB merges checkpoints with Object.assign. */
export type ChangeCheckpoint = { epoch: string; seq: number };

export class ChangeFeed {
  readonly #epoch: string;
  readonly #seqById = new Map<string, number>();
  /** Ascending; an entry whose number is no longer that of its id is stale. */
  #order: { seq: number; id: string }[] = [];
  #lastSeq: number;

  /** The entries need no order. No number up to `highestSeq` is given again. */
  constructor(epoch: string, highestSeq: number, entries: { seq: number; id: string }[]) {
    this.#epoch = epoch;
    this.#lastSeq = highestSeq;
    for (const { seq, id } of entries) this.#seqById.set(id, seq);
    this.#order = entries.toSorted((a, b) => a.seq - b.seq);
  }

  nextSeq(): number {
    this.#lastSeq += 1;
    return this.#lastSeq;
  }

  checkpoint(seq: number): ChangeCheckpoint {
    return { epoch: this.#epoch, seq };
  }

  /** Numbers are recorded in the order in which they were given. */
  record(id: string, seq: number): void {
    this.#seqById.set(id, seq);
    this.#order.push({ seq, id });
    if (this.#order.length > 2 * this.#seqById.size + 1000) this.#dropStale();
  }

  forget(id: string): void {
    this.#seqById.delete(id);
  }

  /** Ids of what changed after the checkpoint, each once; an unknown checkpoint starts from the beginning. */
  since(
    limit: number,
    checkpoint: ChangeCheckpoint | undefined,
  ): { ids: string[]; checkpoint: ChangeCheckpoint } {
    const known = checkpoint?.epoch === this.#epoch && checkpoint.seq <= this.#lastSeq;
    let seq = known ? checkpoint.seq : 0;
    const ids: string[] = [];
    for (let at = this.#firstAfter(seq); at < this.#order.length && ids.length < limit; at += 1) {
      const entry = this.#order[at];
      if (entry === undefined || this.#seqById.get(entry.id) !== entry.seq) continue;
      ids.push(entry.id);
      seq = entry.seq;
    }
    return { ids, checkpoint: this.checkpoint(seq) };
  }

  #firstAfter(seq: number): number {
    let low = 0;
    let high = this.#order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#order[middle]?.seq ?? Infinity) <= seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #dropStale(): void {
    this.#order = this.#order.filter(({ seq, id }) => this.#seqById.get(id) === seq);
  }
}

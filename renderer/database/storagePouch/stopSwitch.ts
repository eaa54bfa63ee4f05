// One per open database. RxDB skips a pulled page for ever when a single write of it is refused; so after the first
// failed write nothing is accepted any more, the replication's own bookkeeping included.
import type { StorageStopped } from './problems.ts';

export class StopSwitch {
  #stopped: StorageStopped | undefined;

  ensureRunning(): void {
    if (this.#stopped) throw this.#stopped;
  }

  /** Answers whether it was still running. */
  stop(problem: StorageStopped): boolean {
    const first = this.#stopped === undefined;
    this.#stopped ??= problem;
    return first;
  }
}

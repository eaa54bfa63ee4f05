// Runs work step by step in the moments when nobody writes; a write waits for one step at most.

const quietMilliseconds = 300;
const longestWait = 2000;
const betweenSteps = 30;

export class IdleWork {
  readonly #step: () => Promise<boolean>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  #isStopped = false;

  /** `step` answers whether there is more to do; it has told of its failure itself. */
  constructor(step: () => Promise<boolean>) {
    this.#step = step;
  }

  /** Somebody wrote: wait for quiet again, but not for ever. */
  postpone(): void {
    this.#waitingSince ??= performance.now();
    if (performance.now() - this.#waitingSince <= longestWait) this.#schedule(quietMilliseconds);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer);
    if (!this.#isStopped) this.#timer = setTimeout(() => void this.#run(), delay);
  }

  async #run(): Promise<void> {
    this.#waitingSince = undefined;
    const isMore = await this.#step().catch(() => false);
    if (isMore) this.#schedule(betweenSteps);
  }
}

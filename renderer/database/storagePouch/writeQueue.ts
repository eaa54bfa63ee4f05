// Writes go to the disk one group at a time: whatever arrives while a group is being written shares the next one.

type Waiting<Request, Result> = {
  request: Request;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
};

export class WriteQueue<Request, Result> {
  readonly #commit: (requests: Request[]) => Promise<Result[]>;
  #tail: Promise<unknown> = Promise.resolve();
  #group: Waiting<Request, Result>[] | undefined;

  /** `commit` answers one result per request, in their order; if it rejects, the whole group does. */
  constructor(commit: (requests: Request[]) => Promise<Result[]>) {
    this.#commit = commit;
  }

  write(request: Request): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#group ??= this.#openGroup();
      this.#group.push({ request, resolve, reject });
    });
  }

  /** Runs alone, after everything that was asked for before it. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    this.#group = undefined;
    const done = this.#tail.then(task);
    this.#tail = done.catch(() => undefined);
    return done;
  }

  #openGroup(): Waiting<Request, Result>[] {
    const group: Waiting<Request, Result>[] = [];
    void this.run(() => {
      if (this.#group === group) this.#group = undefined;
      return this.#settle(group);
    });
    return group;
  }

  async #settle(group: Waiting<Request, Result>[]): Promise<void> {
    try {
      const results = await this.#commit(group.map(({ request }) => request));
      for (const [position, { resolve }] of group.entries()) resolve(results[position] as Result);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}

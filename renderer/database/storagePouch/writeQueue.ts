// Writes go to the disk one group at a time: whatever arrives while a group is being written shares the next one.

type Waiting<Request, Answer> = {
  request: Request;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};
type Group<Request, Answer> = { waiting: Waiting<Request, Answer>[]; ids: Set<string> };

export class WriteQueue<Request, Answer> {
  readonly #commit: (requests: Request[]) => Promise<Answer[]>;
  readonly #idsOf: (request: Request) => string[];
  #tail: Promise<unknown> = Promise.resolve();
  #group: Group<Request, Answer> | undefined;

  /**
   * `commit` answers one for each request, in their order; if it rejects, the whole group does. No id is twice in a
   * group: what a second request for it is worth, only the first can tell.
   */
  constructor(
    commit: (requests: Request[]) => Promise<Answer[]>,
    idsOf: (request: Request) => string[],
  ) {
    this.#commit = commit;
    this.#idsOf = idsOf;
  }

  write(request: Request): Promise<Answer> {
    const ids = this.#idsOf(request);
    if (!this.#group || ids.some((id) => this.#group?.ids.has(id))) this.#group = this.#newGroup();
    const { waiting, ids: taken } = this.#group;
    for (const id of ids) taken.add(id);
    return new Promise((resolve, reject) => {
      waiting.push({ request, resolve, reject });
    });
  }

  /** Runs alone, after everything that was asked for before it. */
  run<Value>(task: () => Promise<Value>): Promise<Value> {
    this.#group = undefined;
    const done = this.#tail.then(task);
    this.#tail = done.catch(() => undefined);
    return done;
  }

  #newGroup(): Group<Request, Answer> {
    const group: Group<Request, Answer> = { waiting: [], ids: new Set() };
    void this.run(async () => {
      if (this.#group === group) this.#group = undefined;
      try {
        const answers = await this.#commit(group.waiting.map(({ request }) => request));
        for (const [at, { resolve }] of group.waiting.entries()) resolve(answers[at] as Answer);
      } catch (error) {
        for (const { reject } of group.waiting) reject(error);
      }
    });
    return group;
  }
}

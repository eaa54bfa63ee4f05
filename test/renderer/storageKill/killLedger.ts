// What the kill test knows of every record: the last acknowledged write and those on the way when the process died.
// After each kill it judges what the next start finds.

/** A write that was begun: `note` writes the record itself, `photo` its attachment. Several ids are one batch. */
export interface TriedWrite {
  readonly op: number;
  readonly ids: readonly string[];
  readonly what: 'note' | 'photo';
  readonly deletes: boolean;
}

/** One record as it was found: the numbers of the writes that it and its attachment are from, 0 for none. */
export type FoundRecord = readonly [id: string, note: number, deleted: boolean, photo: number];

interface Known {
  readonly note: number;
  readonly deleted: boolean;
  readonly photo: number;
}

const nothing: Known = { note: 0, deleted: false, photo: 0 };

export class KillLedger {
  readonly #known = new Map<string, Known>();
  /** Begun and not acknowledged. No two of them are of one record. */
  readonly #onTheWay = new Map<number, TriedWrite>();
  #acknowledged = 0;

  get acknowledged(): number {
    return this.#acknowledged;
  }

  begin(write: TriedWrite): void {
    this.#onTheWay.set(write.op, write);
  }

  acknowledge(op: number): void {
    const write = this.#onTheWay.get(op);
    if (!write) throw new Error(`write ${op} was acknowledged before it was begun`);
    this.#onTheWay.delete(op);
    this.#acknowledged += 1;
    for (const id of write.ids) this.#learn(id, after(this.#known.get(id) ?? nothing, write));
  }

  /** Everything that must not be, one sentence each; what was found is from now on what must stay. */
  judge(found: readonly FoundRecord[]): string[] {
    const foundById = new Map(
      found.map(([id, note, deleted, photo]) => [id, { note, deleted, photo }]),
    );
    const writeById = new Map<string, TriedWrite>();
    for (const write of this.#onTheWay.values())
      for (const id of write.ids) writeById.set(id, write);
    const ids = new Set([...this.#known.keys(), ...foundById.keys(), ...writeById.keys()]);
    const faults = [...ids].flatMap((id) =>
      this.#judgeOne(id, foundById.get(id), writeById.get(id)),
    );
    for (const write of this.#onTheWay.values()) faults.push(...tornBatch(write, foundById));
    this.#onTheWay.clear();
    for (const id of ids) this.#learn(id, foundById.get(id));
    return faults;
  }

  #judgeOne(id: string, found: Known | undefined, write: TriedWrite | undefined): string[] {
    const known = this.#known.get(id) ?? nothing;
    const possible = write ? [known, after(known, write)] : [known];
    // A deleted record may have been purged meanwhile.
    const isRight = found
      ? possible.some((state) => sameState(state, found))
      : possible.some(({ note, deleted }) => deleted || note === 0);
    if (isRight) return [];
    const seen = found ? describe(found) : 'nothing';
    return [`${id}: expected ${possible.map(describe).join(' or ')}, found ${seen}`];
  }

  #learn(id: string, state: Known | undefined): void {
    if (state) this.#known.set(id, state);
    else this.#known.delete(id);
  }
}

function after(known: Known, { op, what, deletes }: TriedWrite): Known {
  return what === 'photo' ? { ...known, photo: op } : { ...known, note: op, deleted: deletes };
}

/** A batch is one transaction: all of it or nothing. */
function tornBatch(write: TriedWrite, foundById: ReadonlyMap<string, Known>): string[] {
  const arrived = write.ids.filter((id) => foundById.get(id)?.[write.what] === write.op).length;
  if (arrived === 0 || arrived === write.ids.length) return [];
  return [`write ${write.op}: ${arrived} of its ${write.ids.length} records arrived`];
}

function sameState(a: Known, b: Known): boolean {
  return a.note === b.note && a.deleted === b.deleted && a.photo === b.photo;
}

function describe({ note, deleted, photo }: Known): string {
  return `write ${note}${deleted ? ' (a deletion)' : ''} with photo ${photo}`;
}

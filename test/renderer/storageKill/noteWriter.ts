// Writes at random until the process is killed: one record or many, new ones, edits, deletions, photos, purges, and
// pauses in which the storage may do its own work. Several hands write at once, each on records of its own.
import type { RxCollection } from 'rxdb';
import { chanceFrom, type Chance } from './chance.ts';
import type { FoundRecord, TriedWrite } from './killLedger.ts';
import type { KillMessage } from './killPage.ts';
import { noteText, photoOf } from './traceableContent.ts';
import type { WriteTransactions } from './writeTransactions.ts';

export interface KillNote {
  id: string;
  op: number;
  text: string;
}

export interface WriterTies {
  readonly say: (message: KillMessage) => void;
  readonly transactions: WriteTransactions;
}

const noteIds = Array.from({ length: 2400 }, (_, running) => `n${running}`);
const photoIds = Array.from({ length: 12 }, (_, running) => `p${running}`);

export class NoteWriter {
  readonly #notes: RxCollection<KillNote>;
  readonly #alive: Set<string>;
  /** RxDB writes the return of a deleted record by itself, after the rest of its batch. */
  readonly #everDeleted: Set<string>;
  readonly #chance: Chance;
  readonly #ties: WriterTies;
  #nextOp: number;

  constructor(
    notes: RxCollection<KillNote>,
    found: readonly FoundRecord[],
    { seed, firstOp }: { seed: number; firstOp: number },
    ties: WriterTies,
  ) {
    this.#notes = notes;
    const deleted = found.filter(([, , isDeleted]) => isDeleted);
    this.#alive = new Set(found.filter(([, , isDeleted]) => !isDeleted).map(([id]) => id));
    this.#everDeleted = new Set(deleted.map(([id]) => id));
    this.#chance = chanceFrom(seed);
    this.#nextOp = firstOp;
    this.#ties = ties;
  }

  static allIds(): string[] {
    return [...noteIds, ...photoIds];
  }

  /** Rejects with the first write that fails. */
  async writeForEver(): Promise<never> {
    // A new key and worn pieces are work for quiet moments only.
    if (this.#chance.percent(35)) await this.#restAWhile(this.#chance.between(400, 1800));
    const hands = this.#chance.pick([1, 1, 2, 4]);
    const isCalm = hands === 1 && this.#chance.percent(70);
    const working = Array.from({ length: hands }, (_, hand) => {
      const own = noteIds.filter((_id, position) => position % hands === hand);
      return this.#useHand(own, hand === 0, isCalm);
    });
    return Promise.race(working);
  }

  async #useHand(ids: readonly string[], isFirst: boolean, isCalm: boolean): Promise<never> {
    for (;;) {
      const dice = this.#chance.below(100);
      if (isCalm && dice % 4 === 0) await this.#restAWhile(this.#chance.between(300, 700));
      else if (dice < 45) await this.#writeOne(this.#chance.pick(ids));
      else if (dice < 60) await this.#insertBatch(ids);
      else if (dice < 75) await this.#writeMany(ids);
      else if (dice < 85 && isFirst) await this.#writePhoto(this.#chance.pick(photoIds));
      else if (dice < 88 && isFirst) await this.#notes.storageInstance.cleanup(0);
    }
  }

  async #writeOne(id: string): Promise<void> {
    if (!this.#alive.has(id)) return this.#insert([id]);
    const isDeleting = this.#chance.percent(15);
    await this.#write({ ids: [id], what: 'note', deletes: isDeleting }, async (op) => {
      const note = await this.#notes.findOne(id).exec(true);
      const change = { op, text: noteText(op, id), ...(isDeleting ? { _deleted: true } : {}) };
      await note.incrementalModify((stored) => ({ ...stored, ...change }));
    });
    if (!isDeleting) return;
    this.#alive.delete(id);
    this.#everDeleted.add(id);
  }

  async #insert(ids: string[]): Promise<void> {
    await this.#write({ ids, what: 'note', deletes: false }, async (op) => {
      const notes = ids.map((id) => ({ id, op, text: noteText(op, id) }));
      const { error } = await this.#notes.bulkInsert(notes);
      if (error.length > 0) throw new Error(`${error.length} inserts were refused`);
    });
    for (const id of ids) this.#alive.add(id);
  }

  async #insertBatch(ids: readonly string[]): Promise<void> {
    const fresh = ids.filter((id) => !this.#alive.has(id) && !this.#everDeleted.has(id));
    if (fresh.length > 0) await this.#insert(fresh.slice(0, this.#chance.between(2, 80)));
  }

  /** Each a write of its own, all at once. */
  async #writeMany(ids: readonly string[]): Promise<void> {
    const from = this.#chance.below(ids.length);
    const some = ids.slice(from, from + this.#chance.between(2, 40));
    await Promise.all(some.map((id) => this.#writeOne(id)));
  }

  async #writePhoto(id: string): Promise<void> {
    if (!this.#alive.has(id)) return this.#insert([id]);
    await this.#write({ ids: [id], what: 'photo', deletes: false }, async (op) => {
      const note = await this.#notes.findOne(id).exec(true);
      const data = new Blob([photoOf(op)], { type: 'image/jpeg' });
      await note.putAttachment({ id: 'photo', type: 'image/jpeg', data });
    });
  }

  async #restAWhile(milliseconds: number): Promise<void> {
    const before = this.#ties.transactions.count();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const transactions = this.#ties.transactions.count() - before;
    if (transactions > 0) this.#ties.say({ kind: 'idleWork', transactions });
  }

  async #write(
    write: Omit<TriedWrite, 'op'>,
    perform: (op: number) => Promise<void>,
  ): Promise<void> {
    const op = this.#nextOp;
    this.#nextOp += 1;
    this.#ties.say({ kind: 'begin', write: { ...write, op } });
    await perform(op);
    this.#ties.say({ kind: 'acknowledge', op });
  }
}

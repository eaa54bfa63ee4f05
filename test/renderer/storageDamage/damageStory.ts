// A database with a past: several sessions of inserts, edits, photos, deletions, folding, a new key. Remembers every state that was
// acknowledged and how the disk looked after each session.
import type { RxDocumentData, RxDocumentWriteData } from 'rxdb';
import type { Chance } from '../storageKill/chance.ts';
import { storedNote, storedNoteSchema, type Note } from '../storagePouch/sampleNotes.ts';
import type { NoteInstance, Workbench } from '../storagePouch/workbench.ts';
import { layImage, readImage, type DiskImage } from './diskImage.ts';

export type StoredNote = RxDocumentData<Note>;

export interface DamageStory {
  readonly bench: Workbench;
  /** With the keys of its last session. */
  readonly open: () => Promise<NoteInstance>;
  /** The disk after each session; the last one is what the test damages. */
  readonly images: DiskImage[];
  /** Every photo that was ever acknowledged, by its digest. */
  readonly photosByDigest: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** JSON of every version of a record that was ever acknowledged, by its id. */
  readonly versionsById: ReadonlyMap<string, ReadonlySet<string>>;
  /** What all records together looked like after each acknowledged write; the last one is the truth. */
  readonly states: ReadonlyMap<string, string>[];
}

const words = '码头灯坏了夜里上船看不清，渡轮停航也没人讲。';
const longEnoughToFold = 900;

/** The same for a document that is written and for the one that is read: attachments without their bytes. */
export function textOf(document: StoredNote): string {
  const photos = Object.entries(document._attachments).map(([id, { digest, length, type }]) => {
    return [id, digest, length, type];
  });
  return JSON.stringify({ ...document, _attachments: photos });
}

class StoryTeller {
  readonly versionsById = new Map<string, Set<string>>();
  readonly photosByDigest = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly states: Map<string, string>[] = [new Map()];
  readonly images: DiskImage[] = [];
  readonly #stored = new Map<string, StoredNote>();
  readonly #bench: Workbench;
  readonly #chance: Chance;
  #keys: [number, number?] = [7];
  #height = 0;

  constructor(bench: Workbench, chance: Chance) {
    this.#bench = bench;
    this.#chance = chance;
  }

  /** From now on a new key takes over. */
  changeKey(): void {
    this.#keys = [8, 7];
  }

  async open(): Promise<NoteInstance> {
    const storage = await this.#bench.storage(...this.#keys);
    return this.#bench.open('visits', storage, { ...storedNoteSchema, attachments: {} });
  }

  /** `isKilled`: the disk is as a process leaves it that was killed before it could close the database. */
  async tellSession(
    work: (instance: NoteInstance) => Promise<void>,
    isKilled = false,
  ): Promise<void> {
    const instance = await this.open();
    await work(instance);
    const image = await readImage(this.#bench.database);
    await instance.close();
    this.images.push(isKilled ? image : await readImage(this.#bench.database));
    if (isKilled) await layImage(image);
  }

  async write(instance: NoteInstance, ids: readonly string[], deleted = false): Promise<void> {
    const rows = ids.map((id) => {
      this.#height += 1;
      const text = `${id} ${this.#height} ${words.repeat(this.#chance.between(1, 6))}`;
      const document = storedNote(id, text, { height: this.#height, deleted });
      const previous = this.#stored.get(id);
      const kept = deleted ? {} : (previous?._attachments ?? {});
      return { previous, document: { ...document, _attachments: kept } };
    });
    await this.#send(instance, rows);
  }

  async writePhoto(instance: NoteInstance, id: string, size: number): Promise<void> {
    this.#height += 1;
    const digest = `photo${this.#height}`;
    const bytes = new Uint8Array(size).map((_, at) => (at * 31 + this.#height) & 0xff);
    this.photosByDigest.set(digest, bytes);
    const previous = this.#stored.get(id);
    const photo = { digest, length: size, type: 'image/jpeg', data: new Blob([bytes]) };
    const note = storedNote(id, `${id} with a photo`, { height: this.#height });
    await this.#send(instance, [{ previous, document: { ...note, _attachments: { photo } } }]);
  }

  async #send(
    instance: NoteInstance,
    rows: { previous: StoredNote | undefined; document: RxDocumentWriteData<Note> }[],
  ): Promise<void> {
    const sent = rows.map(({ previous, document }) =>
      previous ? { previous, document } : { document },
    );
    const { error } = await instance.bulkWrite(sent, 'damage test');
    if (error.length > 0) throw new Error('a write of the story was refused');
    const state = new Map(this.states.at(-1));
    // What a storage answers holds no bytes of attachments; their description is all that the rest needs.
    for (const { document } of rows) this.#remember(document, state);
    this.states.push(state);
  }

  #remember(document: StoredNote, state: Map<string, string>): void {
    const text = textOf(document);
    this.#stored.set(document.id, document);
    state.set(document.id, text);
    const versions = this.versionsById.get(document.id) ?? new Set<string>();
    versions.add(text);
    this.versionsById.set(document.id, versions);
  }

  async purge(instance: NoteInstance): Promise<void> {
    while (!(await instance.cleanup(0)));
    const purged = [...this.#stored.values()].filter(({ _deleted }) => _deleted);
    const state = new Map(this.states.at(-1));
    for (const { id } of purged) {
      this.#stored.delete(id);
      state.delete(id);
    }
    this.states.push(state);
  }
}

/** `endsQuietly`: whether the last session leaves everything folded, or small pieces behind as well. */
export async function tellStory(
  bench: Workbench,
  chance: Chance,
  endsQuietly: boolean,
): Promise<DamageStory> {
  const teller = new StoryTeller(bench, chance);
  const ids = Array.from({ length: chance.pick([320, 700, 1100]) }, (_, running) => `n${running}`);
  const some = (count: number) => {
    const from = chance.below(ids.length - count);
    return ids.slice(from, from + count);
  };
  const rest = () => new Promise((resolve) => setTimeout(resolve, longEnoughToFold));
  await teller.tellSession(async (instance) => {
    await teller.write(instance, ids);
    for (let turn = 0; turn < 20; turn += 1) await teller.write(instance, some(1));
    for (const size of [1_200_000, 5, 40_000, 0])
      await teller.writePhoto(instance, `p${size}`, size);
  });
  await teller.tellSession(async (instance) => {
    for (let turn = 0; turn < 120; turn += 1)
      await teller.write(instance, some(chance.between(1, 10)));
    await teller.write(instance, some(12), true);
    await rest();
  });
  if (chance.percent(50)) teller.changeKey();
  await teller.tellSession(async (instance) => {
    await teller.write(instance, some(220));
    if (chance.percent(50)) await teller.purge(instance);
    for (let turn = 0; turn < 15; turn += 1) await teller.write(instance, some(1));
    await teller.writePhoto(instance, 'p5', 1_100_000);
    if (chance.percent(50)) await rest();
  }, chance.percent(30));
  await teller.tellSession(async (instance) => {
    for (let turn = 0; turn < 12; turn += 1)
      await teller.write(instance, some(chance.between(1, 3)));
    await teller.writePhoto(instance, 'p0', 3000);
    if (endsQuietly) await rest();
  }, chance.percent(30));
  const { images, versionsById, photosByDigest, states } = teller;
  return { bench, open: () => teller.open(), images, versionsById, photosByDigest, states };
}

// Changes in, sealed pieces on the disk: a small one per group of writes, large ones of many documents, and the manifest
// that names them. Every call of `append` and `replace` is one transaction. FORMAT.md describes the layout.
import {
  compare,
  manifestNames,
  newManifest,
  readManifest,
  type Manifest,
  type ReadManifest,
} from './manifest.ts';
import type { PouchFile, Stored, Write } from './pouchFile.ts';
import type { DamageReason } from './problems.ts';
import { openText, sealJson, type Opened, type Sealer } from './sealing.ts';

/** `document` is null when it was purged; `files` are the names of its attachments on the disk, by their ids. */
export type Change<Document> = {
  id: string;
  seq: number;
  document: Document | null;
  files?: Record<string, string> | undefined;
};

/** Sealed changes under one name. Numbers rise; a later version of a document is in a piece with a higher one. */
export type Piece = {
  readonly number: number;
  readonly rev: string;
  readonly documents: number;
  readonly lowestSeq: number;
  readonly outdated: boolean;
  /** How many of its documents have no later version. */
  live: number;
  /** A document in it was purged; its bytes are to go soon. */
  holdsPurged: boolean;
};

type Opening = { name: string; rev: string; opened: Opened<string> };
export type Filled<Document> = { piece: Piece; changes: Change<Document>[] };
export type Finding =
  | { kind: 'damaged'; piece: string; reason: DamageReason }
  | { kind: 'rekeyed' };

/** How many documents a piece holds at most: more, and Chromium puts the value into a file of its own. */
export const pieceSize = 200;
const pageSize = 4;
const pagesAhead = 3;
const reservation = 1_000_000;
const rescuePrefix = 'rescue.';
const firstRev = '0-1';

export class SealedLog<Document> {
  readonly pieces = new Map<number, Piece>();
  readonly #file: PouchFile;
  readonly #sealer: Sealer;
  readonly #report: (finding: Finding) => void;
  readonly #read: ReadManifest;
  readonly #numbers: number[];
  readonly #hasRescued: boolean;
  #manifest: Manifest;
  #revs: (string | undefined)[];
  /** Damaged bytes, to be set aside with the next manifest. */
  readonly #damaged = new Set<string>();
  #last: number;
  #hasTail = false;

  private constructor(
    file: PouchFile,
    sealer: Sealer,
    report: (finding: Finding) => void,
    read: ReadManifest,
    { copies, names }: { copies: Stored[]; names: string[] },
  ) {
    [this.#file, this.#sealer, this.#report, this.#read] = [file, sealer, report, read];
    this.#numbers = names.map(numberOf).filter((number) => number > 0);
    this.#hasRescued = names.some((name) => name.startsWith(rescuePrefix));
    this.#manifest = read.found ?? newManifest(sealer, this.#numbers.length === 0);
    this.#revs = manifestNames.map((name) => copies.find((copy) => copy.name === name)?.rev);
    this.#last = this.#manifest.next - 1;
  }

  /** Writes nothing. Rejects with `storage.wrongKey` when the ring does not fit. */
  static async open<Document>(
    file: PouchFile,
    sealer: Sealer,
    report: (finding: Finding) => void,
  ): Promise<SealedLog<Document>> {
    const names = await file.names();
    const copies = await file.read(manifestNames.filter((name) => names.includes(name)));
    const others = names.filter((name) => numberOf(name) > 0);
    const read = await readManifest(sealer, copies, () => file.read(others));
    const log = new SealedLog<Document>(file, sealer, report, read, { copies, names });
    for (const [name, reason] of read.damaged) log.#refuse(name, reason);
    return log;
  }

  get epoch(): string {
    return this.#manifest.epoch;
  }

  get reserved(): number {
    return this.#manifest.reserved;
  }

  /** Where something was damaged or set aside, an attachment may belong to a document that is not seen. */
  get isWhole(): boolean {
    return this.#damaged.size === 0 && !this.#hasRescued;
  }

  get areFilesCurrent(): boolean {
    return this.#manifest.filesKey === this.#sealer.ring[0].id;
  }

  /** Everything that counts, the highest piece first: the first version of a document is its latest. */
  async *read(): AsyncGenerator<Filled<Document> & { remaining: number }> {
    const refused = new Map(compare(this.#read, this.#numbers));
    for (const [number, reason] of refused) this.#refuse(nameOf(number), reason);
    const counted = this.#numbers
      .filter((number) => !refused.has(number))
      .toSorted((a, b) => b - a);
    let remaining = counted.length;
    for await (const { name, rev, opened } of this.#readAhead(counted.map(nameOf))) {
      remaining -= 1;
      if ('damage' in opened) {
        this.#refuse(name, opened.damage);
        continue;
      }
      // Authenticated, hence written by `#seal` below.
      const changes = JSON.parse(opened.content) as Change<Document>[];
      const piece = toPiece(numberOf(name), rev, changes, opened.outdated);
      this.pieces.set(piece.number, piece);
      this.#last = Math.max(this.#last, piece.number);
      this.#hasTail ||= piece.number >= this.#manifest.next;
      yield { piece, changes, remaining };
    }
  }

  /** While one page is parsed, the next ones are fetched and decrypted. */
  async *#readAhead(names: string[]): AsyncGenerator<Opening> {
    const readPage = async (page: string[]) => {
      const stored = await this.#file.read(page);
      return Promise.all(
        stored.map(async ({ name, rev, body }) => ({
          ...{ name, rev },
          opened: await openText(this.#sealer, name, body),
        })),
      );
    };
    const pages: ReturnType<typeof readPage>[] = [];
    for (let at = 0; at < names.length || pages.length > 0; at += pageSize) {
      if (at < names.length) pages.push(readPage(names.slice(at, at + pageSize)));
      // Awaited later; a reader that stops early would leave its rejection unhandled.
      pages.at(-1)?.catch(() => undefined);
      if (pages.length < pagesAhead && at + pageSize < names.length) continue;
      yield* (await pages.shift()) ?? [];
    }
  }

  /** Each id once. Resolves when everything is on the disk, with the pieces that hold it. */
  async append(changes: Change<Document>[]): Promise<Filled<Document>[]> {
    const added: Filled<Document>[] = [];
    const parts = Math.ceil(changes.length / pieceSize);
    const size = Math.ceil(changes.length / parts);
    for (let at = 0; at < changes.length; at += size)
      added.push(this.#fill(changes.slice(at, at + size)));
    const highest = changes.reduce((seq, change) => Math.max(seq, change.seq), 0);
    const needsNumbers = highest > this.#manifest.reserved;
    if (needsNumbers) this.#manifest.reserved = highest + reservation;
    // The first one always needs numbers: damage is set aside with it, and a new key is named.
    await this.#commit(added, [], parts > 1 || needsNumbers);
    return added;
  }

  /** Puts one new piece in the place of others; none when there are no changes. */
  async replace(pieces: Piece[], changes: Change<Document>[]): Promise<Piece | undefined> {
    const added = changes.length > 0 ? [this.#fill(changes)] : [];
    await this.#commit(added, pieces, true);
    return added[0]?.piece;
  }

  /** Lets the manifest name the newest pieces too, so that even their loss would be noticed. */
  async settle(): Promise<void> {
    if (this.#hasTail || this.#damaged.size > 0) await this.#commit([], [], true);
  }

  /** All attachments are sealed by the current key now. */
  async noteFilesResealed(): Promise<void> {
    this.#manifest.filesKey = this.#sealer.ring[0].id;
    await this.#commit([], [], true);
  }

  #fill(changes: Change<Document>[]): Filled<Document> {
    do this.#last += 1;
    while (this.#damaged.has(nameOf(this.#last)));
    return { piece: toPiece(this.#last, firstRev, changes, false), changes };
  }

  async #commit(added: Filled<Document>[], removed: Piece[], isNamed: boolean): Promise<void> {
    const writes: Write[] = await Promise.all(
      added.map(async ({ piece, changes }) => {
        const name = nameOf(piece.number);
        return { name, body: await sealJson(this.#sealer, name, changes) };
      }),
    );
    for (const { number, rev } of removed) writes.push({ name: nameOf(number), rev, remove: true });
    const manifest = this.#nextManifest(added, removed);
    if (isNamed) writes.push(...(await this.#manifestWrites(manifest)), ...(await this.#rescue()));
    const revs = await this.#file.write(writes);
    for (const { piece } of added) this.pieces.set(piece.number, piece);
    for (const { number } of removed) this.pieces.delete(number);
    this.#hasTail = !isNamed;
    if (!isNamed) return;
    const isFreed = this.#manifest.keys.some((key) => !manifest.keys.includes(key));
    if (isFreed) this.#report({ kind: 'rekeyed' });
    this.#manifest = manifest;
    this.#revs = revs.slice(added.length + removed.length).slice(0, manifestNames.length);
    this.#damaged.clear();
  }

  #nextManifest(added: Filled<Document>[], removed: Piece[]): Manifest {
    const gone = new Set(removed);
    const kept = [...this.pieces.values()].filter((piece) => !gone.has(piece));
    const pieces = [...kept, ...added.map(({ piece }) => piece)];
    const [current, ...former] = this.#sealer.ring.map(({ id }) => id) as [number, ...number[]];
    const isOneKey =
      this.#manifest.filesKey === current && !pieces.some(({ outdated }) => outdated);
    return {
      ...this.#manifest,
      generation: this.#manifest.generation + 1,
      next: this.#last + 1,
      pieces: pieces.map(({ number }) => number),
      keys: isOneKey ? [current] : [current, ...former],
    };
  }

  #manifestWrites(manifest: Manifest): Promise<Write[]> {
    return Promise.all(
      manifestNames.map(async (name, at) => {
        return { name, rev: this.#revs[at], body: await sealJson(this.#sealer, name, manifest) };
      }),
    );
  }

  /** Damaged bytes move out of the way, but stay: whoever can mend them finds them there. */
  async #rescue(): Promise<Write[]> {
    const damaged = await this.#file.read([...this.#damaged]);
    return damaged.flatMap(({ name, rev, body }): Write[] => {
      const copy = { name: `${rescuePrefix}${name}.${crypto.randomUUID()}`, body };
      return manifestNames.includes(name) ? [copy] : [copy, { name, rev, remove: true }];
    });
  }

  #refuse(name: string, reason: DamageReason): void {
    this.#damaged.add(name);
    this.#report({ kind: 'damaged', piece: name, reason });
  }
}

function nameOf(number: number): string {
  return `piece.${number}`;
}

/** 0 when it is not the name of a piece. */
function numberOf(name: string): number {
  return Number(/^piece\.([1-9]\d{0,14})$/.exec(name)?.[1] ?? 0);
}

function toPiece(
  number: number,
  rev: string,
  changes: { seq: number }[],
  outdated: boolean,
): Piece {
  const lowestSeq = changes.reduce((lowest, { seq }) => Math.min(lowest, seq), Infinity);
  const documents = changes.length;
  return { number, rev, documents, lowestSeq, outdated, live: 0, holdsPurged: false };
}

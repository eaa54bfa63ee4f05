import type { PouchFile, RowWrite, StoredRow } from './pouchFile.ts';
// Documents in, sealed rows on the disk: one row per document, and a header that proves the key and numbers the changes.
import { StorageStopped, type DamageReason } from './problems.ts';
import type { Sealer } from './sealing.ts';

export type StoredDocument<Document> = { id: string; seq: number; document: Document };
export type OnDamaged = (row: string, reason: DamageReason) => void;

/** `reserved`: no change number up to here is given again, whichever rows are lost, damaged or cleaned up. */
type Header = { epoch: string; reserved: number };

const headerKey = 'header';
const pageSize = 500;
const reservation = 1_000_000;

export class RowStore<Document> {
  readonly #file: PouchFile;
  readonly #sealer: Sealer;
  readonly #onDamaged: OnDamaged;
  #header: Header;
  #headerRev: string | undefined;
  #highestSeq: number;
  readonly #rows = new Map<string, { key: string; rev: string }>();
  readonly #damaged = new Map<string, StoredRow>();

  private constructor(
    file: PouchFile,
    sealer: Sealer,
    onDamaged: OnDamaged,
    header: Header,
    headerRev?: string,
  ) {
    this.#file = file;
    this.#sealer = sealer;
    this.#onDamaged = onDamaged;
    this.#header = header;
    this.#headerRev = headerRev;
    this.#highestSeq = header.reserved;
  }

  /** Writes nothing. Rejects with `storage.wrongKey` when neither the header nor any row opens with this key. */
  static async open<Document>(
    file: PouchFile,
    sealer: Sealer,
    onDamaged: OnDamaged,
  ): Promise<RowStore<Document>> {
    const stored = await file.readOne(headerKey);
    const fresh: Header = { epoch: crypto.randomUUID(), reserved: 0 };
    if (!stored && (await file.readRows('', 1)).length === 0)
      return new RowStore<Document>(file, sealer, onDamaged, fresh);
    const opened = stored && (await sealer.open(headerKey, stored.body));
    if (opened && 'value' in opened) {
      return new RowStore<Document>(file, sealer, onDamaged, opened.value as Header, stored?.rev);
    }
    if (!(await anyRowOpens(file, sealer)))
      throw new StorageStopped(stored ? 'storage.wrongKey' : 'storage.damaged');
    onDamaged(headerKey, opened?.damage ?? 'format');
    return new RowStore<Document>(file, sealer, onDamaged, fresh, stored?.rev);
  }

  /** Changes with the header: checkpoints of another epoch mean nothing here. */
  get epoch(): string {
    return this.#header.epoch;
  }

  /** Complete once `read` has ended. */
  get highestSeq(): number {
    return this.#highestSeq;
  }

  /** Everything that is stored, page by page; a damaged row is reported and left out. */
  async *read(): AsyncGenerator<StoredDocument<Document>[]> {
    for await (const page of pages(this.#file)) {
      const opened = await Promise.all(page.map((row) => this.#open(row)));
      yield opened.filter((document) => document !== undefined);
    }
  }

  async #open(row: StoredRow): Promise<StoredDocument<Document> | undefined> {
    const opened = await this.#sealer.open(row.key, row.body);
    if ('damage' in opened) {
      this.#damaged.set(row.key, row);
      this.#onDamaged(row.key, opened.damage);
      return undefined;
    }
    // Authenticated, hence written by `#seal` below.
    const [id, seq, document] = opened.value as [string, number, Document];
    this.#rows.set(id, { key: row.key, rev: row.rev });
    if (seq > this.#highestSeq) this.#highestSeq = seq;
    return { id, seq, document };
  }

  /** Each id once. Resolves when everything is on the disk, in one transaction. */
  async write(documents: StoredDocument<Document>[]): Promise<void> {
    const rows: { id: string; write: RowWrite }[] = [];
    for (let at = 0; at < documents.length; at += pageSize) {
      const page = documents.slice(at, at + pageSize);
      rows.push(...(await Promise.all(page.map((document) => this.#seal(document)))));
    }
    const header = await this.#nextHeader(documents);
    const writes = rows.map(({ write }) => write);
    const copies = writes.flatMap((write) => this.#copyOfDamaged(write.key));
    const revs = await this.#file.write(writes, header ? [header.write, ...copies] : copies);
    for (const [position, { id, write }] of rows.entries()) {
      this.#rows.set(id, { key: write.key, rev: revs[position] as string });
      this.#damaged.delete(write.key);
    }
    if (header) {
      this.#header = header.content;
      this.#headerRev = revs[rows.length];
    }
  }

  async remove(ids: string[]): Promise<void> {
    const rows = ids.map((id) => this.#rows.get(id)).filter((row) => row !== undefined);
    await this.#file.write(
      rows.map(({ key, rev }) => ({ key, rev, remove: true })),
      [],
    );
    for (const id of ids) this.#rows.delete(id);
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  destroy(): Promise<void> {
    return this.#file.destroy();
  }

  async #seal({
    id,
    seq,
    document,
  }: StoredDocument<Document>): Promise<{ id: string; write: RowWrite }> {
    const row = this.#rows.get(id);
    const key = row?.key ?? (await this.#sealer.rowKey(id));
    const rev = row?.rev ?? this.#damaged.get(key)?.rev;
    return { id, write: { key, rev, body: await this.#sealer.seal(key, [id, seq, document]) } };
  }

  /** Numbers are reserved in blocks, together with the first write that needs one: most writes touch no header. */
  async #nextHeader(
    documents: StoredDocument<Document>[],
  ): Promise<{ content: Header; write: RowWrite } | undefined> {
    const highest = documents.reduce((seq, document) => Math.max(seq, document.seq), 0);
    if (highest <= this.#header.reserved) return undefined;
    const content = { epoch: this.#header.epoch, reserved: highest + reservation };
    const body = await this.#sealer.seal(headerKey, content);
    return { content, write: { key: headerKey, rev: this.#headerRev, body } };
  }

  /** A document that comes again, from the county say, takes the place of its damaged row; the old bytes stay beside it. */
  #copyOfDamaged(key: string): RowWrite[] {
    const row = this.#damaged.get(key);
    return row ? [{ key: `damaged.${row.key}.${row.rev}`, body: row.body }] : [];
  }
}

/** The next page is being fetched while this one is decrypted. */
async function* pages(file: PouchFile): AsyncGenerator<StoredRow[]> {
  let page = await file.readRows('', pageSize);
  while (page.length > 0) {
    const last = page.at(-1)?.key ?? '';
    const next = page.length < pageSize ? Promise.resolve([]) : file.readRows(last, pageSize);
    // Awaited below; without this a reader that stops early would leave its rejection unhandled.
    next.catch(() => undefined);
    yield page;
    page = await next;
  }
}

async function anyRowOpens(file: PouchFile, sealer: Sealer): Promise<boolean> {
  for await (const page of pages(file)) {
    const opened = await Promise.all(page.map((row) => sealer.open(row.key, row.body)));
    if (opened.some((row) => 'value' in row)) return true;
  }
  return false;
}

// Attachments on the disk: sealed parts of a Blob, one after the other, so that no photo is in memory as a whole.
import type { PouchFile } from './pouchFile.ts';
import { StorageStopped } from './problems.ts';
import { open, seal, type Sealer } from './sealing.ts';

const prefix = 'file.';
const partSize = 1_000_000;

export class AttachmentFiles {
  readonly #file: PouchFile;
  readonly #sealer: Sealer;
  /** Names of the parts that an old key may have sealed; undefined before the first look. */
  #toReseal: string[] | undefined;

  constructor(file: PouchFile, sealer: Sealer) {
    this.#file = file;
    this.#sealer = sealer;
  }

  /** Answers its name. Comes before the document that names it: one that never came leaves parts that nothing names. */
  async write(data: Blob): Promise<string> {
    const file = crypto.randomUUID();
    for (const [name, start] of parts(file, data.size)) {
      const bytes = new Uint8Array(await data.slice(start, start + partSize).arrayBuffer());
      await this.#file.write([{ name, body: await seal(this.#sealer, name, bytes) }]);
    }
    return file;
  }

  /** Rejects with `storage.damaged` when its bytes are not what they were. */
  async read(file: string, size: number, type: string): Promise<Blob> {
    const contents: Blob[] = [];
    for (const [name] of parts(file, size)) {
      const [stored] = await this.#file.read([name]);
      const opened = await open(this.#sealer, name, stored?.body);
      if ('damage' in opened) throw new StorageStopped('storage.damaged');
      contents.push(new Blob([opened.content]));
    }
    const whole = new Blob(contents, { type });
    if (whole.size !== size) throw new StorageStopped('storage.damaged');
    return whole;
  }

  async remove(isUnwanted: (file: string) => boolean): Promise<void> {
    const names = (await this.#names()).filter((name) => isUnwanted(fileOf(name)));
    for (const part of names) {
      const [stored] = await this.#file.read([part]);
      if (stored) await this.#file.write([{ name: part, rev: stored.rev, remove: true }]);
    }
  }

  /** Seals one part anew; answers false when none is left that an old key sealed. */
  async resealNext(): Promise<boolean> {
    this.#toReseal ??= await this.#names();
    const name = this.#toReseal.pop();
    if (name === undefined) return false;
    const [stored] = await this.#file.read([name]);
    const opened = await open(this.#sealer, name, stored?.body);
    // What does not open stays as it is found.
    if (!stored || 'damage' in opened || !opened.outdated) return true;
    const body = await seal(this.#sealer, name, new Uint8Array(opened.content));
    await this.#file.write([{ ...stored, body }]);
    return true;
  }

  async #names(): Promise<string[]> {
    return (await this.#file.names()).filter((name) => name.startsWith(prefix));
  }
}

/** Names of the parts, and where each begins. */
function parts(file: string, size: number): [string, number][] {
  const count = Math.max(1, Math.ceil(size / partSize));
  return Array.from({ length: count }, (_, part) => [`${prefix}${file}.${part}`, part * partSize]);
}

function fileOf(name: string): string {
  return name.slice(prefix.length, name.lastIndexOf('.'));
}

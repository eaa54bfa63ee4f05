// What must lie on the disk, written down with every change but that of a small piece: so that a piece that was
// dropped, or put back from an earlier time, is noticed. Two copies; each write renews both.
import type { Stored } from './pouchFile.ts';
import { StorageStopped, type DamageReason } from './problems.ts';
import { keyOf, openText, type Opened, type Sealer } from './sealing.ts';

export type Manifest = {
  /** Rises with every write: of two copies, the one with the higher is right. */
  generation: number;
  /** Changes when the manifest is lost: checkpoints of another epoch mean nothing. */
  epoch: string;
  /** No change number up to here is given again, whatever is lost, damaged or cleaned up. */
  reserved: number;
  /** Pieces have numbers without gaps: below this, those listed are there; from this on, all there are. */
  next: number;
  pieces: number[];
  /** All keys that sealed something here: without one of them nothing may be touched. */
  keys: number[];
  /** The key that sealed all attachments. */
  filesKey: number;
};

/** Where one was lost, nobody knows what the attachments are sealed with: key 0 is nobody's. */
export function newManifest({ ring: [{ id }] }: Sealer, isNew: boolean): Manifest {
  const numbers = { generation: 0, reserved: 0, next: 1, pieces: [] };
  return { epoch: crypto.randomUUID(), ...numbers, keys: [id], filesKey: isNew ? id : 0 };
}

export const manifestNames = ['manifest.0', 'manifest.1'];

/** `found` is undefined when there is none that opens: then everything genuine counts. */
export type ReadManifest = { found: Manifest | undefined; damaged: [string, DamageReason][] };

/** Rejects with `storage.wrongKey` when nothing here was sealed by the ring, or a key is missing that is in use. */
export async function readManifest(
  sealer: Sealer,
  copies: Stored[],
  readOthers: () => Promise<Stored[]>,
): Promise<ReadManifest> {
  const damaged: [string, DamageReason][] = [];
  const opened = new Map<string, Manifest>();
  for (const { name, body } of copies) {
    const copy: Opened<string> = await openText(sealer, name, body);
    if ('damage' in copy) damaged.push([name, copy.damage]);
    else opened.set(name, JSON.parse(copy.content) as Manifest);
  }
  const newest = [...opened.values()].toSorted((a, b) => b.generation - a.generation)[0];
  const knows = (key: number | undefined) => sealer.ring.some(({ id }) => id === key);
  if (newest?.keys.some((key) => !knows(key))) throw new StorageStopped('storage.wrongKey');
  if (!newest) {
    const stored = [...copies, ...(await readOthers())];
    const claimed = stored.map(({ body }) => keyOf(body));
    const foreign = claimed.filter((key) => key !== undefined && !knows(key));
    // Damage does not hit upon the same key twice: these manifests were sealed by a later key.
    const isOtherKey = new Set(foreign).size < foreign.length;
    if (isOtherKey || (stored.length > 0 && !claimed.some(knows)))
      throw new StorageStopped('storage.wrongKey');
    if (stored.length > 0 && copies.length === 0) damaged.push(['manifest', 'missing']);
    return { found: undefined, damaged };
  }
  for (const [name, copy] of opened)
    if (copy.generation < newest.generation) damaged.push([name, 'rolledBack']);
  for (const name of manifestNames)
    if (!copies.some((copy) => copy.name === name)) damaged.push([name, 'missing']);
  return { found: newest, damaged };
}

/** Names of pieces that are missing, and of those put back after they had been replaced. */
export function compare({ found }: ReadManifest, numbers: number[]): [number, DamageReason][] {
  const [next, listed] = [found?.next ?? 0, new Set(found?.pieces)];
  const there = new Set(numbers);
  const findings: [number, DamageReason][] = [];
  for (const number of listed) if (!there.has(number)) findings.push([number, 'missing']);
  for (const number of there)
    if (number < next && !listed.has(number)) findings.push([number, 'rolledBack']);
  // Of those that no manifest names yet, gaps tell; the first number of each, for a name may claim any number.
  let expected = next;
  for (const number of numbers.filter((one) => one >= next).toSorted((a, b) => a - b)) {
    if (found && number > expected) findings.push([expected, 'missing']);
    expected = number + 1;
  }
  return findings;
}

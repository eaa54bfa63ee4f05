// LevelDB's log writer, told apart from the code under test: appends behind whatever is there, torn or not.
import { crc32c } from '../../../electron/profile/crc32c.ts';

export const blockSize = 32_768;

/** A batch of changes as LevelDB numbers it. */
export function batch(from: number, count: number, fill: number, size: number): Uint8Array {
  const bytes = new Uint8Array(12 + size).fill(fill);
  const header = new DataView(bytes.buffer);
  header.setBigUint64(0, BigInt(from), true);
  header.setUint32(8, count, true);
  return bytes;
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** Appends one record as LevelDB's log writer does. */
export function append(log: Uint8Array, content: Uint8Array): Uint8Array {
  let longer = log;
  let at = 0;
  let isFirst = true;
  do {
    const left = blockSize - (longer.length % blockSize);
    if (left < 7) longer = joined(longer, new Uint8Array(left));
    const size = Math.min(content.length - at, blockSize - (longer.length % blockSize) - 7);
    const isLast = at + size === content.length;
    const type = isFirst ? (isLast ? 1 : 2) : isLast ? 4 : 3;
    const body = joined(Uint8Array.of(type), content.subarray(at, at + size));
    const header = new DataView(new ArrayBuffer(6));
    header.setUint32(0, crc32c(body), true);
    header.setUint16(4, size, true);
    longer = joined(longer, new Uint8Array(header.buffer), body);
    at += size;
    isFirst = false;
  } while (at < content.length);
  return longer;
}

export function logOf(records: readonly Uint8Array[]): Uint8Array {
  return records.reduce(append, new Uint8Array(0));
}

/**
 * Reads as LevelDB does, strictly: throws at anything it reports as corruption (with `paranoid_checks`, as Chromium
 * sets it); a record that the end of the file cuts off is passed over silently.
 */
export function readStrictly(log: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  let inside: Uint8Array[] | undefined;
  for (let at = 0; ;) {
    const left = blockSize - (at % blockSize);
    if (left < 7) at += left;
    if (at + 7 > log.length) return records;
    const header = new DataView(log.buffer, log.byteOffset + at, 7);
    const size = header.getUint16(4, true);
    const end = at + 7 + size;
    if ((at % blockSize) + 7 + size > blockSize) throw new Error('bad record length');
    if (end > log.length) return records;
    const type = header.getUint8(6);
    if (header.getUint32(0, true) !== crc32c(log.subarray(at + 6, end)))
      throw new Error('checksum');
    const begins = type === 1 || type === 2;
    if (begins === (inside !== undefined)) throw new Error('fragments out of order');
    inside = [...(inside ?? []), log.subarray(at + 7, end)];
    if (type === 1 || type === 4) {
      records.push(joined(...inside));
      inside = undefined;
    }
    at = end;
  }
}

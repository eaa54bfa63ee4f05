// The form of LevelDB's logs and manifests: records, cut into fragments that never cross a block of 32 kB. Read so that
// whole records are found behind unreadable bytes too, where LevelDB itself gives up.
import { crc32c } from './crc32c.ts';

const blockSize = 32_768;
const headerSize = 7;
const full = 1;
const first = 2;
const middle = 3;
const last = 4;

/** What a record consists of; each fragment holds one piece. */
export type LogRecord = readonly Uint8Array[];

/** Logs hold batches of changes, manifests hold edits of the list of tables. */
export type LogKind = 'batches' | 'edits';

export interface LogReading {
  /** All whole records, in order. */
  records: LogRecord[];
  /** The readable bytes from the beginning. */
  end: number;
  /** How many of the records lie behind unreadable bytes. */
  behind: number;
  /** Whether the batches behind follow on those before: then what lies between was never part of the database. */
  isGapless: boolean;
}

export function readLog(log: Uint8Array, kind: LogKind): LogReading {
  const records: LogRecord[] = [];
  let end = 0;
  let before: number | undefined;
  let isGapless = true;
  for (let at = 0; ;) {
    let record = recordAt(log, skipTrailer(at));
    if (!record && skipTrailer(at) < log.length) {
      record = findRecord(log, Math.max(at - borrowable, 0), kind);
      if (record && record.start < at) records.pop();
      before ??= records.length;
      if (record && kind === 'batches') isGapless &&= follows(records.at(-1), record.pieces);
    }
    if (!record) break;
    records.push(record.pieces);
    at = record.end;
    if (before === undefined) end = at;
  }
  const behind = records.length - (before ?? records.length);
  return { records, end: trailerEnd(log, end), behind, isGapless };
}

/**
 * A record that lacks its last byte or two may find them in the header of the record behind it, by chance; that one
 * then seems to begin too early.
 */
const borrowable = 3;

/** A log of these records, as LevelDB would have written it. */
export function frameRecords(records: readonly LogRecord[]): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array) => {
    parts.push(part);
    length += part.length;
  };
  for (const pieces of records) {
    const content = joined(pieces);
    let from = 0;
    // A block may have room for a header only: the first fragment is empty then, and the next one is not the first.
    let isFirst = true;
    do {
      const left = blockSize - (length % blockSize);
      if (left < headerSize) add(new Uint8Array(left));
      const room = blockSize - (length % blockSize) - headerSize;
      const to = Math.min(content.length, from + room);
      add(fragmentOf(content.subarray(from, to), isFirst, to === content.length));
      from = to;
      isFirst = false;
    } while (from < content.length);
  }
  return joined(parts);
}

function fragmentOf(content: Uint8Array, isFirst: boolean, isLast: boolean): Uint8Array {
  const fragment = new Uint8Array(headerSize + content.length);
  fragment.set(content, headerSize);
  const header = new DataView(fragment.buffer);
  header.setUint16(4, content.length, true);
  header.setUint8(6, isFirst ? (isLast ? full : first) : isLast ? last : middle);
  header.setUint32(0, crc32c(fragment.subarray(6)), true);
  return fragment;
}

type Fragment = { type: number; content: Uint8Array; end: number };
type FoundRecord = { pieces: LogRecord; start: number; end: number };

/** The fragment that begins here, if it is whole. */
function fragmentAt(log: Uint8Array, at: number): Fragment | undefined {
  const type = log[at + 6] ?? 0;
  if (type < full || type > last) return undefined;
  const end = contentEnd(log, at);
  if (end > log.length || (at % blockSize) + (end - at) > blockSize) return undefined;
  const crc = new DataView(log.buffer, log.byteOffset + at, 4).getUint32(0, true);
  if (crc !== crc32c(log.subarray(at + 6, end))) return undefined;
  return { type, content: log.subarray(at + headerSize, end), end };
}

function contentEnd(log: Uint8Array, at: number): number {
  return at + headerSize + (log[at + 4] ?? 0) + ((log[at + 5] ?? 0) << 8);
}

function begins(type: number | undefined): boolean {
  return type === full || type === first;
}

/** The record that begins here, if all its fragments are whole. */
function recordAt(log: Uint8Array, from: number): FoundRecord | undefined {
  let fragment = fragmentAt(log, from);
  if (!fragment || !begins(fragment.type)) return undefined;
  const pieces = [fragment.content];
  while (fragment.type === first || fragment.type === middle) {
    fragment = fragmentAt(log, skipTrailer(fragment.end));
    if (!fragment || begins(fragment.type)) return undefined;
    pieces.push(fragment.content);
  }
  return { pieces, start: from, end: fragment.end };
}

/** Behind a cut, records may go on at any byte. */
function findRecord(log: Uint8Array, from: number, kind: LogKind): FoundRecord | undefined {
  for (let at = from; at + headerSize <= log.length; at += 1) {
    if (!begins(log[at + 6]) || !mayBegin(log, at, kind)) continue;
    const record = recordAt(log, at);
    if (record) return record;
  }
  return undefined;
}

/** Looked at first: a checksum at every byte of a torn record that is megabytes long would hold up the start. */
function mayBegin(log: Uint8Array, at: number, kind: LogKind): boolean {
  const content = at + headerSize;
  if (kind === 'edits') return (log[content] ?? 0) <= highestEditTag;
  // Changes are numbered with 64 bits, of which the upper 24 stay zero in any life of a PC.
  if (contentEnd(log, at) < content + batchHeaderSize) return log[at + 6] === first;
  return log[content + 5] === 0 && log[content + 6] === 0 && log[content + 7] === 0;
}

const highestEditTag = 9;
/** The number of the first change (64 bit) and how many there are (32 bit). */
const batchHeaderSize = 12;

function follows(before: LogRecord | undefined, record: LogRecord): boolean {
  const next = numbersOf(record);
  const former = before && numbersOf(before);
  return former !== undefined && next !== undefined && former.after === next.from;
}

function numbersOf(record: LogRecord): { from: number; after: number } | undefined {
  const content = joined(record);
  if (content.length < batchHeaderSize) return undefined;
  const header = new DataView(content.buffer, content.byteOffset);
  const from = header.getUint32(0, true) + header.getUint32(4, true) * 2 ** 32;
  return { from, after: from + header.getUint32(8, true) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A header does not fit into the last six bytes of a block; the writer fills them with zeros. */
function skipTrailer(at: number): number {
  const left = blockSize - (at % blockSize);
  return left < headerSize ? at + left : at;
}

/** Zeros at the end of a block belong to what the writer finished. */
function trailerEnd(log: Uint8Array, end: number): number {
  const next = skipTrailer(end);
  return next <= log.length ? next : end;
}

// Reads a bundle: nothing of it is looked at before the whole file is there, signed and untouched. Rules BU1–BU4.
import { z } from 'zod';
import type { ProblemCode } from '../problems.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { BundleHeader } from './bundle.ts';
import { bundleHeader, bundleText, maxMessageBytes } from './bundle.ts';
import type { BundleTools } from './bundleTools.ts';
import {
  fileKey,
  frameHeadBytes,
  frameKinds,
  lengthAt,
  maxHeaderBytes,
  openFrame,
  opening,
  signatureBytes,
} from './frames.ts';

export interface ReadHeader {
  header: BundleHeader;
  /** Everything up to the first frame. */
  head: Uint8Array;
}

/** Who wrote it for whom; not to be believed before `openBundle`. */
export function readHeader(tools: BundleTools, bytes: Uint8Array): Result<ReadHeader> {
  const known = opening.length - 1;
  for (let at = 0; at < Math.min(bytes.length, known); at += 1) {
    if (bytes[at] !== opening[at]) return refuse('bundle.notABundle');
  }
  const version = bytes[known];
  if (version !== undefined && version !== opening[known]) {
    const isNewer = version > (opening[known] ?? 0) && version < 0x20;
    return refuse(isNewer ? 'bundle.newerVersion' : 'bundle.notABundle');
  }
  const wordsAt = opening.length + 4;
  if (bytes.length < wordsAt) return refuse('bundle.cut');
  const length = lengthAt(bytes, opening.length);
  if (length > maxHeaderBytes) return refuse('bundle.damaged');
  const end = wordsAt + length;
  if (bytes.length < end) return refuse('bundle.cut');
  const header = bundleHeader.safeParse(parsed(tools.text(bytes.subarray(wordsAt, end))));
  if (!header.success) return refuse('bundle.damaged');
  return ok({ header: header.data, head: bytes.subarray(0, end) });
}

export interface OpeningParts {
  tools: BundleTools;
  bytes: Uint8Array;
  /** Agrees with the file's one-time key; undefined when that is no key. */
  agree: (oneTimeKey: string) => Uint8Array | undefined;
  /** Whether the sender signed this text. */
  isSigned: (text: string, signature: Uint8Array) => boolean;
}

/** Yields each message as it was written; one that can't be read is undefined. */
export type BundleMessages = Generator<unknown, void, undefined>;

interface Frame {
  place: number;
  /** With its head. */
  bytes: Uint8Array;
}

/** The messages of a file that is whole, signed by its sender and sealed to us. */
export function openBundle(parts: OpeningParts): Result<() => BundleMessages> {
  const { tools, bytes } = parts;
  const read = readHeader(tools, bytes);
  if (!read.ok) return read;
  const { header, head } = read.value;
  const framed = findFrames(bytes, head.length);
  if (!framed.ok) return framed;
  const { frames, end } = framed.value;
  const digest = tools.digest();
  digest.add(bytes.subarray(0, end));
  const signature = bytes.subarray(end, end + signatureBytes);
  if (!parts.isSigned(bundleText(digest.end()), signature)) return refuse('bundle.damaged');
  const secret = parts.agree(header.oneTimeKey);
  const key = secret && fileKey(tools, secret, head);
  if (!key) return refuse('bundle.damaged');
  const problem = frameProblem(tools, key, frames);
  if (problem) return refuse(problem);
  return ok(() => messagesOf(tools, key, frames));
}

/** Where each frame lies; the end frame is the last of them. */
function findFrames(bytes: Uint8Array, from: number): Result<{ frames: Frame[]; end: number }> {
  const frames: Frame[] = [];
  let at = from;
  for (;;) {
    if (bytes.length < at + frameHeadBytes) return refuse('bundle.cut');
    const kind = bytes[at];
    if (kind !== frameKinds.message && kind !== frameKinds.end) return refuse('bundle.damaged');
    const next = at + frameHeadBytes + lengthAt(bytes, at + 1);
    if (bytes.length < next) return refuse('bundle.cut');
    frames.push({ place: frames.length, bytes: bytes.subarray(at, next) });
    at = next;
    if (kind === frameKinds.end) break;
  }
  if (bytes.length < at + signatureBytes) return refuse('bundle.cut');
  return bytes.length > at + signatureBytes ? refuse('bundle.damaged') : ok({ frames, end: at });
}

const endWords = z.looseObject({ messages: z.int().nonnegative() });

function frameProblem(
  tools: BundleTools,
  key: Uint8Array,
  frames: readonly Frame[],
): ProblemCode | undefined {
  let last: Uint8Array | undefined;
  for (const { place, bytes } of frames) {
    last = openFrame(tools, key, place, bytes);
    if (!last) return 'bundle.damaged';
  }
  const end = endWords.safeParse(parsed(last && tools.text(last)));
  const isWhole = end.success && end.data.messages === frames.length - 1;
  return isWhole ? undefined : 'bundle.damaged';
}

function* messagesOf(
  tools: BundleTools,
  key: Uint8Array,
  frames: readonly Frame[],
): BundleMessages {
  for (const { place, bytes } of frames.slice(0, -1)) {
    const packed = openFrame(tools, key, place, bytes);
    const plain = packed && tools.unpack(packed, maxMessageBytes);
    yield parsed(plain && tools.text(plain));
  }
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

// The bytes of a bundle: a header in clear, then frames of which each is sealed with its place, an end frame that counts
// them, and a signature under it all. docs/bundle.md draws it.
import { bundleVersion } from './bundle.ts';
import type { BundleTools } from './bundleTools.ts';

/** "LIAISON" and the version. */
export const opening = Uint8Array.of(0x4c, 0x49, 0x41, 0x49, 0x53, 0x4f, 0x4e, bundleVersion);
export const maxHeaderBytes = 4 * 1024;
export const signatureBytes = 64;
const tagBytes = 16;
/** Kind and length. */
export const frameHeadBytes = 5;

export const frameKinds = { message: 1, end: 2 } as const;
export type FrameKind = (typeof frameKinds)[keyof typeof frameKinds];

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function lengthBytes(length: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, length);
  return bytes;
}

export function lengthAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}

/** The key of one file: nobody can put a header before frames that were sealed under another. */
export function fileKey(tools: BundleTools, secret: Uint8Array, head: Uint8Array): Uint8Array {
  const digest = tools.digest();
  digest.add(head);
  return tools.derive(secret, tools.utf8(digest.end()), 'liaison-bundle-1');
}

export function frameBytes(plain: Uint8Array): number {
  return frameHeadBytes + plain.length + tagBytes;
}

/** Never twice under one key: the place of a frame in its file. */
function nonceOf(place: number): Uint8Array {
  return joined(new Uint8Array(8), lengthBytes(place));
}

export function sealFrame(
  tools: BundleTools,
  key: Uint8Array,
  place: number,
  kind: FrameKind,
  plain: Uint8Array,
): Uint8Array {
  const head = joined(Uint8Array.of(kind), lengthBytes(plain.length + tagBytes));
  return joined(head, tools.seal(key, nonceOf(place), head, plain));
}

/** `frame` begins with its head. */
export function openFrame(
  tools: BundleTools,
  key: Uint8Array,
  place: number,
  frame: Uint8Array,
): Uint8Array | undefined {
  const head = frame.subarray(0, frameHeadBytes);
  return tools.open(key, nonceOf(place), head, frame.subarray(frameHeadBytes));
}

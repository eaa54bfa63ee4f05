// JPEG files down to their segments: what a program reads of them before it looks at the pixels.
import { steadyBytes } from '../shared/seeds.ts';

const bigEndian = (value: number) => [value >> 8, value & 255];

export function segment(marker: number, ...body: readonly number[]): number[] {
  return [0xff, marker, ...bigEndian(body.length + 2), ...body];
}

export const jfif = segment(0xe0, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
const scan = segment(0xda, 1, 1, 0, 0, 63, 0);

export function frame(marker: number, width: number, height: number): number[] {
  return segment(marker, 8, ...bigEndian(height), ...bigEndian(width), 1, 1, 0x11, 0);
}

export function jpegOf(...segments: readonly number[][]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([0xff, 0xd8, ...segments.flat(), ...scan, 1, 2]);
}

/** 640 × 480 by its header; the rest is noise that no packing makes smaller. */
export function bareJpeg(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  const head = jpegOf(jfif, frame(0xc0, 640, 480));
  const bytes = new Uint8Array(length);
  bytes.set(head);
  bytes.set(steadyBytes(seed)(length - head.length), head.length);
  return bytes;
}

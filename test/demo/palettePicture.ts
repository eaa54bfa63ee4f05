// Screens have few colours: with a palette of 256 a picture of one takes a third of the space and looks the same.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Pixels {
  width: number;
  height: number;
  /** One number per pixel: red, green, blue. */
  colours: Uint32Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const paletteSize = 256;
const exactColours = 64;

/** @param png as browsers write it: eight bits each for red, green, blue and perhaps alpha, not interlaced */
export function toPalettePicture(png: Buffer): Buffer {
  const { width, height, colours } = readPixels(png);
  const palette = mostUsed(colours);
  const indexByColour = new Map(palette.map((colour, index) => [colour, index]));
  const rows = Buffer.alloc(height * (width + 1));
  for (const [position, colour] of colours.entries()) {
    const index = indexByColour.get(colour) ?? nearest(palette, colour);
    indexByColour.set(colour, index);
    rows[position + Math.floor(position / width) + 1] = index;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function readPixels(png: Buffer): Pixels {
  const chunks = chunksOf(png);
  const header = chunks.find(({ type }) => type === 'IHDR')?.data;
  if (!header) throw new Error('not a PNG');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const samples = header[9] === 6 ? 4 : 3;
  const data = chunks.filter(({ type }) => type === 'IDAT').map((part) => part.data);
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width * samples, samples);
  const colours = new Uint32Array(width * height);
  for (let pixel = 0; pixel < colours.length; pixel += 1) {
    colours[pixel] = bytes.readUIntBE(pixel * samples, 3);
  }
  return { width, height, colours };
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const chunks = [];
  let offset = signature.length;
  while (offset < png.length) {
    const end = offset + 8 + png.readUInt32BE(offset);
    const type = png.toString('latin1', offset + 4, offset + 8);
    chunks.push({ type, data: png.subarray(offset + 8, end) });
    offset = end + 4;
  }
  return chunks;
}

/** Undoes the filters of the PNG format: each byte was written as its difference from its neighbours. */
function unfilter(filtered: Buffer, stride: number, samples: number): Buffer {
  const height = filtered.length / (stride + 1);
  const bytes = Buffer.alloc(height * stride);
  for (let row = 0; row < height; row += 1) {
    const filter = filtered[row * (stride + 1)] ?? 0;
    for (let column = 0; column < stride; column += 1) {
      const here = row * stride + column;
      const left = column >= samples ? (bytes[here - samples] ?? 0) : 0;
      const above = row > 0 ? (bytes[here - stride] ?? 0) : 0;
      const corner = row > 0 && column >= samples ? (bytes[here - stride - samples] ?? 0) : 0;
      const difference = filtered[here + row + 1] ?? 0;
      bytes[here] = difference + guess(filter, left, above, corner);
    }
  }
  return bytes;
}

function guess(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return Math.floor((left + above) / 2);
  if (filter !== 4) return 0;
  const [fromLeft, fromAbove, fromCorner] = [
    Math.abs(above - corner),
    Math.abs(left - corner),
    Math.abs(left + above - 2 * corner),
  ];
  if (fromLeft <= fromAbove && fromLeft <= fromCorner) return left;
  return fromAbove <= fromCorner ? above : corner;
}

/** The grounds and inks as they are; then one of each shade, or the edges of one letter would fill the palette. */
function mostUsed(colours: Uint32Array): number[] {
  const uses = new Map<number, number>();
  for (const colour of colours) uses.set(colour, (uses.get(colour) ?? 0) + 1);
  const ranked = [...uses].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour);
  const palette = ranked.slice(0, exactColours);
  const shades = new Set(palette.map(shadeOf));
  for (const colour of ranked.slice(exactColours)) {
    if (palette.length === paletteSize) break;
    if (shades.has(shadeOf(colour))) continue;
    shades.add(shadeOf(colour));
    palette.push(colour);
  }
  return palette;
}

function shadeOf(colour: number): number {
  return colour & 0xf0f0f0;
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((candidate) => distance(candidate, colour));
  return distances.indexOf(Math.min(...distances));
}

function distance(one: number, other: number): number {
  const differences = channels(one).map(
    (value, channel) => value - (channels(other)[channel] ?? 0),
  );
  return differences.reduce((sum, difference) => sum + difference ** 2, 0);
}

function channels(colour: number): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 0xff, colour & 0xff];
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

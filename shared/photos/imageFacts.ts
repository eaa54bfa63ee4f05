// What a file is, read from its bytes and never from its name. [PH2]

export interface ImageFacts {
  type: 'image/jpeg' | 'image/png' | 'image/webp';
  width: number;
  height: number;
  /** Whether it may tell more than its pixels: place, camera, time, comments. */
  hasMetadata: boolean;
}

/** Undefined for whatever is not a JPEG, PNG or WebP with a size. */
export function readImageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const facts = readJpeg(bytes) ?? readPng(bytes) ?? readWebp(bytes);
  return facts && facts.width > 0 && facts.height > 0 ? facts : undefined;
}

const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

const at = (bytes: Uint8Array, place: number) => bytes[place] ?? 0;
const big16 = (bytes: Uint8Array, from: number) => at(bytes, from) * 256 + at(bytes, from + 1);
const little16 = (bytes: Uint8Array, from: number) => at(bytes, from + 1) * 256 + at(bytes, from);
const little24 = (bytes: Uint8Array, from: number) =>
  little16(bytes, from) + at(bytes, from + 2) * 65_536;
const big32 = (bytes: Uint8Array, from: number) =>
  big16(bytes, from) * 65_536 + big16(bytes, from + 2);

/** JFIF, the colour profile and Adobe's colour mark; EXIF, XMP, IPTC and comments are others. */
const plainSegments: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee]);

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function readJpeg(bytes: Uint8Array): ImageFacts | undefined {
  if (big16(bytes, 0) !== 0xffd8) return undefined;
  let size: { width: number; height: number } | undefined;
  let hasMetadata = false;
  let place = 2;
  while (place + 4 <= bytes.length && at(bytes, place) === 0xff) {
    const marker = at(bytes, place + 1);
    if (marker === 0xff) {
      place += 1;
      continue;
    }
    // The pixels begin.
    if (marker === 0xda) break;
    if (isFrame(marker)) size = { height: big16(bytes, place + 5), width: big16(bytes, place + 7) };
    const isApplication = marker >= 0xe0 && marker <= 0xef;
    if (marker === 0xfe || (isApplication && !plainSegments.has(marker))) hasMetadata = true;
    place += 2 + big16(bytes, place + 2);
  }
  return size && { type: 'image/jpeg', ...size, hasMetadata };
}

const pngMark = '\u0089PNG\r\n\u001a\n';

function readPng(bytes: Uint8Array): ImageFacts | undefined {
  if (bytes.length < 24 || ascii(bytes, 0, 8) !== pngMark || ascii(bytes, 12, 4) !== 'IHDR') {
    return undefined;
  }
  const [width, height] = [big32(bytes, 16), big32(bytes, 20)];
  return { type: 'image/png', width, height, hasMetadata: true };
}

function readWebp(bytes: Uint8Array): ImageFacts | undefined {
  if (bytes.length < 30 || ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 4) !== 'WEBP') {
    return undefined;
  }
  const size = webpSize(bytes);
  return size && { type: 'image/webp', ...size, hasMetadata: true };
}

function webpSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const kind = ascii(bytes, 12, 4);
  if (kind === 'VP8X') return { width: little24(bytes, 24) + 1, height: little24(bytes, 27) + 1 };
  if (kind === 'VP8 ') {
    return { width: little16(bytes, 26) % 16_384, height: little16(bytes, 28) % 16_384 };
  }
  if (kind !== 'VP8L') return undefined;
  const packed = little24(bytes, 21) + at(bytes, 24) * 16_777_216;
  return { width: (packed % 16_384) + 1, height: (Math.floor(packed / 16_384) % 16_384) + 1 };
}

// A JPEG as a telephone makes it: with an EXIF block that tells where and with what it was taken.
import { segment } from './jpegBytes.ts';

/** Texts of the EXIF block: what must never be on the disk of a station, nor travel. */
export const exifWords = ['HaidaoPhone-7731', '2026:05:08 09:30:17'];

const little16 = (value: number) => [value & 255, value >> 8];
const little32 = (value: number) => [...little16(value & 65_535), ...little16(value >>> 16)];
const entry = (tag: number, type: number, count: number, value: readonly number[]) => [
  ...little16(tag),
  ...little16(type),
  ...little32(count),
  ...value,
];
const rational = (...parts: readonly number[]) =>
  parts.flatMap((part) => [...little32(part), ...little32(1)]);
const ascii = (text: string) => [...Buffer.from(`${text}\0`)];

/** 30° 43′ 21″ N: the three rationals as they lie in the file. */
export const latitude = Buffer.from(rational(30, 43, 21));

/** One directory with the camera, the day and a pointer to the place; orientation 6: the camera was held upright. */
function exifBlock(): number[] {
  const [camera = '', day = ''] = exifWords;
  const cameraAt = 8 + 2 + 4 * 12 + 4;
  const dayAt = cameraAt + ascii(camera).length;
  const placeAt = dayAt + ascii(day).length;
  const latitudeAt = placeAt + 2 + 2 * 12 + 4;
  return [
    ...Buffer.from('Exif\0\0II'),
    ...little16(42),
    ...little32(8),
    ...little16(4),
    ...entry(0x0110, 2, ascii(camera).length, little32(cameraAt)),
    ...entry(0x0112, 3, 1, [...little16(6), 0, 0]),
    ...entry(0x0132, 2, ascii(day).length, little32(dayAt)),
    ...entry(0x8825, 4, 1, little32(placeAt)),
    ...little32(0),
    ...ascii(camera),
    ...ascii(day),
    ...little16(2),
    ...entry(0x0001, 2, 2, [...Buffer.from('N\0'), 0, 0]),
    ...entry(0x0002, 5, 3, little32(latitudeAt)),
    ...little32(0),
    ...latitude,
  ];
}

/** The picture with the block put right behind its beginning. */
export function withGps(jpeg: Buffer): Buffer {
  const block = Buffer.from(segment(0xe1, ...exifBlock()));
  return Buffer.concat([jpeg.subarray(0, 2), block, jpeg.subarray(2)]);
}

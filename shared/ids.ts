// Names of things: hidden keys (UUIDv7, RFC 9562) and the numbers people see.
import { z } from 'zod';

/** 16 random bytes from the caller; shared code has no source of randomness of its own. */
export type RandomBytes = (length: number) => Uint8Array;

export const recordId = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  .max(36);
export type RecordId = z.infer<typeof recordId>;

/** Ten characters, allotted by the county at enrolment (made locally by a stand-alone station). */
export const deviceId = z
  .string()
  .regex(/^[0-9a-z]{10}$/)
  .max(10);

/** A station, a handling unit, or the county itself. */
export const countyOffice = 'county';
export const officeId = z.union([recordId, z.literal(countyOffice)]);

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A UUIDv7 for the moment `nowMs` (milliseconds since 1970, 48 bits). */
export function newRecordId(nowMs: number, randomBytes: RandomBytes): RecordId {
  const bytes = randomBytes(10);
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70;
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80;
  const time = Math.trunc(nowMs).toString(16).padStart(12, '0');
  const rest = hex(bytes);
  return `${time.slice(0, 8)}-${time.slice(8)}-${rest.slice(0, 4)}-${rest.slice(4, 8)}-${rest.slice(8)}`;
}

const deviceAlphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A device id; 36^10 of them, so two stand-alone stations do not meet. */
export function newDeviceId(randomBytes: RandomBytes): string {
  return Array.from(randomBytes(10), (byte) => deviceAlphabet[byte % 36]).join('');
}

export const numberKinds = ['visit', 'opinion', 'disclosure'] as const;
export type NumberKind = (typeof numberKinds)[number];

const numberMarks: Record<NumberKind, string> = { visit: '接', opinion: '意', disclosure: '公' };

export const officialNumber = z
  .string()
  .max(40)
  .regex(/^.{1,12}〔\d{4}〕[接意公]-[A-Z]{1,2}\d{4,6}$/u);

/** `枸杞〔2026〕接-A0012`: prefix of the station, year, mark of the kind, letter of the device, running number. */
export function formatNumber(
  prefix: string,
  year: number,
  kind: NumberKind,
  letter: string,
  running: number,
): string {
  return `${prefix}〔${year}〕${numberMarks[kind]}-${letter}${String(running).padStart(4, '0')}`;
}

/**
 * The next running number of one device, kind and year.
 * Voided records keep theirs, so the caller passes every number it holds. [NU1] [NU2]
 */
export function nextRunning(
  numbers: Iterable<string>,
  prefix: string,
  year: number,
  kind: NumberKind,
  letter: string,
): number {
  const head = `${prefix}〔${year}〕${numberMarks[kind]}-${letter}`;
  let highest = 0;
  for (const number of numbers) {
    if (!number.startsWith(head)) continue;
    const running = Number(number.slice(head.length));
    if (Number.isInteger(running) && running > highest) highest = running;
  }
  return highest + 1;
}

/** Device letters in the order the county allots them: A … Z, AA … ZZ. */
export function deviceLetter(index: number): string {
  const letter = (position: number) => String.fromCharCode(65 + position);
  return index < 26 ? letter(index) : letter(Math.floor(index / 26) - 1) + letter(index % 26);
}

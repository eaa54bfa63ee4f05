import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deviceId,
  deviceLetter,
  formatNumber,
  newDeviceId,
  newRecordId,
  nextRunning,
  numberKinds,
  officialNumber,
  recordId,
} from '../../shared/ids.ts';
import { runs, steadyBytes } from './seeds.ts';

const anySeries = fc.record({
  prefix: fc.constantFrom('枸杞', '嵊山', '枸'),
  year: fc.constantFrom(2025, 2026),
  kind: fc.constantFrom(...numberKinds),
  letter: fc.constantFrom('A', 'B', 'AA', 'AB'),
});

describe('numbers people see', () => {
  it('[NU1] never repeat, whatever is voided and whichever series are mixed', () => {
    fc.assert(
      fc.property(fc.array(anySeries, { maxLength: 60 }), (orders) => {
        const given: string[] = [];
        for (const { prefix, year, kind, letter } of orders) {
          const running = nextRunning(given, prefix, year, kind, letter);
          given.push(formatNumber(prefix, year, kind, letter, running));
        }
        expect(new Set(given).size).toBe(given.length);
        for (const number of given) expect(officialNumber.safeParse(number).success).toBe(true);
      }),
      runs(300),
    );
  });

  it('[NU1] the next is one above the highest held, also past 9999', () => {
    const held = ['枸杞〔2026〕接-A9999', '枸杞〔2026〕接-B10400', '枸杞〔2026〕接-A0012'];
    expect(nextRunning(held, '枸杞', 2026, 'visit', 'A')).toBe(10_000);
    expect(formatNumber('枸杞', 2026, 'visit', 'A', 10_000)).toBe('枸杞〔2026〕接-A10000');
  });

  it('[NU2] devices of one station have series of their own, so that they never collide offline', () => {
    const held = ['枸杞〔2026〕意-AA0031', '枸杞〔2026〕意-B0007', '枸杞〔2025〕意-A0099'];
    expect(nextRunning(held, '枸杞', 2026, 'opinion', 'A')).toBe(1);
    expect(nextRunning(held, '枸杞', 2026, 'opinion', 'AA')).toBe(32);
    const letters = Array.from({ length: 702 }, (_, index) => deviceLetter(index));
    expect(letters.slice(0, 26).join('')).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    expect(letters.slice(26, 28)).toEqual(['AA', 'AB']);
    expect(new Set(letters).size).toBe(702);
    expect(letters.every((letter) => /^[A-Z]{1,2}$/.test(letter))).toBe(true);
  });
});

describe('hidden keys', () => {
  it('[NU3] are UUIDv7: well formed, unequal, and sorted by the moment they were made', () => {
    const randomBytes = steadyBytes();
    fc.assert(
      fc.property(fc.nat(2 ** 45), fc.nat(2 ** 45), (earlier, later) => {
        const a = newRecordId(earlier, randomBytes);
        const b = newRecordId(later, randomBytes);
        expect(recordId.safeParse(a).success).toBe(true);
        expect(a).not.toBe(b);
        expect(a.slice(0, 13) < b.slice(0, 13)).toBe(earlier < later);
      }),
      runs(500),
    );
  });

  it('[NU3] device ids are ten characters of the stamp’s alphabet', () => {
    const randomBytes = steadyBytes();
    const ids = Array.from({ length: 200 }, () => newDeviceId(randomBytes));
    expect(ids.every((id) => deviceId.safeParse(id).success)).toBe(true);
    expect(new Set(ids).size).toBe(200);
  });
});

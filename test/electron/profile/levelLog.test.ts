// A log cut at any byte is read so that no whole record is lost, and framed anew so that LevelDB takes every one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32c } from '../../../electron/profile/crc32c.ts';
import { frameRecords, readLog } from '../../../electron/profile/levelLog.ts';
import { append, batch, blockSize, joined, logOf, readStrictly } from './levelLogBytes.ts';

const size = fc.oneof(
  fc.nat({ max: 60 }),
  fc.integer({ min: 32_700, max: 32_800 }),
  // Leaves room for a header and nothing else in the block.
  fc.constant(blockSize - 7 - 12 - 7),
  fc.nat({ max: 80_000 }),
);
const sizes = fc.array(size, { minLength: 1, maxLength: 6 });

/** Batches that follow on each other; every change differs. */
function batches(sizeList: readonly number[], from = 1): Uint8Array[] {
  return sizeList.map((length, n) => batch(from + 3 * n, 3, (from + 7 * n) & 0xff, length));
}

const contents = (log: Uint8Array) =>
  readLog(log, 'batches').records.map((pieces) => joined(...pieces));

describe('the checksum', () => {
  it('is that of LevelDB', () => {
    // RFC 3720, B.4: 32 bytes of zeros have the CRC-32C 8a9136aa; stored, it is turned and shifted.
    const stored = (crc: number) => (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0;
    expect(crc32c(new Uint8Array(32))).toBe(stored(0x8a9136aa));
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, n) => n))).toBe(stored(0x46dd794e));
    // "123456789", whose length is no multiple of four.
    expect(crc32c(Buffer.from('123456789'))).toBe(stored(0xe3069283));
  });
});

describe('[LD2] a log of LevelDB', () => {
  it('is read and framed without a change when it is whole', () => {
    fc.assert(
      fc.property(sizes, (given) => {
        const records = batches(given);
        const log = logOf(records);
        const reading = readLog(log, 'batches');
        expect(reading).toMatchObject({ end: log.length, behind: 0, isGapless: true });
        expect(Buffer.compare(frameRecords(reading.records), log)).toBe(0);
        expect(readStrictly(log)).toHaveLength(records.length);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps every whole record, wherever it is cut', () => {
    const records = batches([40, 0, 32_700, 9, 70_000, 12]);
    const logs = records.map((_, n) => logOf(records.slice(0, n + 1)));
    const log = logs.at(-1) ?? new Uint8Array(0);
    const borders = [0, ...logs.map(({ length }) => length), blockSize, 2 * blockSize];
    for (let cut = 0; cut <= log.length; cut += 1) {
      const isNear = borders.some((border) => Math.abs(border - cut) < 30);
      if (!isNear && cut % 997 !== 0) continue;
      const whole = logs.filter(({ length }) => length <= cut).length;
      const reading = readLog(log.subarray(0, cut), 'batches');
      expect({ cut, read: reading.records.length }).toEqual({ cut, read: whole });
      expect({ cut, behind: reading.behind }).toEqual({ cut, behind: 0 });
      const mended = append(log.slice(0, reading.end), batch(99, 1, 9, 300));
      expect({ cut, read: readStrictly(mended).length }).toEqual({ cut, read: whole + 1 });
    }
  });

  it('keeps what was appended behind a cut, and sees that nothing lies between', () => {
    const cutShare = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(sizes, size, cutShare, sizes, (given, torn, share, later) => {
        const before = batches(given);
        const start = logOf(before);
        const from = 1 + 3 * before.length;
        const [tornRecord] = batches([torn], from);
        const withTorn = append(start, tornRecord as Uint8Array);
        const cut = start.length + Math.floor(share * (withTorn.length - start.length));
        const behind = batches(later, from);
        const log = behind.reduce(append, withTorn.subarray(0, cut));
        const reading = readLog(log, 'batches');
        const expected = [...before, ...behind].map((record) => Buffer.from(record));
        const read = contents(log).map((record) => Buffer.from(record));
        expect(read.length).toBe(expected.length);
        expect(read.every((record, n) => record.equals(expected[n] as Buffer))).toBe(true);
        expect(reading.isGapless).toBe(true);
        const again = readStrictly(frameRecords(reading.records));
        expect(again.every((record, n) => expected[n]?.equals(record))).toBe(true);
        expect(again).toHaveLength(expected.length);
      }),
      { numRuns: 150 },
    );
  });

  it('is not misled by a record that finds its last byte in the one behind it', () => {
    const before = batches([100]);
    const behind = batches([200, 300], 4);
    const start = logOf(before);
    for (let fill = 0; fill < 256; fill += 1) {
      const torn = append(start, batch(4, 1, fill, 50));
      const log = behind.reduce(append, torn.subarray(0, torn.length - 1));
      expect(contents(log)).toEqual([...before, ...behind]);
    }
  });

  it('tells when a record in the middle is lost', () => {
    const records = batches([100, 200, 300]);
    const log = logOf(records);
    log[130] = (log[130] ?? 0) ^ 1;
    const reading = readLog(log, 'batches');
    expect(reading).toMatchObject({ behind: 1, isGapless: false });
    expect(contents(log)).toEqual([records[0], records[2]]);
  });

  it('finds nothing in zeros or noise', () => {
    const log = logOf(batches([500, 600]));
    const zeros = readLog(joined(log, new Uint8Array(50_000)), 'batches');
    expect(zeros).toMatchObject({ end: log.length, behind: 0 });
    const noise = crypto.getRandomValues(new Uint8Array(60_000));
    expect(readLog(joined(log, noise), 'batches').records).toHaveLength(2);
  });

  it('is read in no time that a person would notice', () => {
    const part = crypto.getRandomValues(new Uint8Array(20_000));
    const records = Array.from({ length: 210 }, (_, n) => joined(batch(1 + n, 1, 0, 0), part));
    const log = logOf(records);
    const torn = joined(log.subarray(0, 30_000), crypto.getRandomValues(new Uint8Array(60_000)));
    const longTorn = Buffer.concat([
      torn,
      ...Array.from({ length: 65 }, () => torn.subarray(30_000)),
    ]);
    readLog(log, 'batches');
    const milliseconds = (bytes: Uint8Array) => {
      const started = performance.now();
      readLog(bytes, 'batches');
      return performance.now() - started;
    };
    const took = { whole: milliseconds(log), torn: milliseconds(longTorn) };
    console.log(`4 MB log: whole ${took.whole.toFixed(1)} ms, torn ${took.torn.toFixed(1)} ms`);
    expect(took.whole).toBeLessThan(300);
    expect(took.torn).toBeLessThan(300);
  });
});

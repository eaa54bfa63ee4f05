// Parcels for a thin link: nothing lost, nothing out of order, none too large, none begun after a failure.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onLanes, toChunks } from '../../../renderer/sync/chunks.ts';
import { runs } from '../../shared/seeds.ts';

describe('parcels', () => {
  it('hold all rows in their order, at most 100 and at most 256 KiB unless one row alone is larger', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 300 * 1024 }), { maxLength: 400 });
    fc.assert(
      fc.property(sizes, (rows) => {
        const chunks = toChunks(rows, (size) => size);
        expect(chunks.flat()).toEqual(rows);
        for (const chunk of chunks) {
          expect(chunk.length).toBeLessThanOrEqual(100);
          const total = chunk.reduce((sum, size) => sum + size, 0);
          expect(chunk.length === 1 || total <= 256 * 1024).toBe(true);
        }
      }),
      runs(200),
    );
  });

  it('travel on four lanes, and none is begun after one failed', async () => {
    let under = 0;
    let most = 0;
    const begun: number[] = [];
    const work = async (chunk: number) => {
      begun.push(chunk);
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 1));
      under -= 1;
      if (chunk === 3) throw new Error('cut');
    };
    const numbers = Array.from({ length: 40 }, (_, index) => index);
    await expect(onLanes(numbers, work)).rejects.toThrow('cut');
    expect(under).toBe(0);
    expect(most).toBe(4);
    expect(begun.length).toBeLessThan(12);
  });
});

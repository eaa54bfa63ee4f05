// Lanes on a thin link: nothing lost, nothing twice, the important first, parcels as large as the line bears.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLanes, takeParcel } from '../../../renderer/sync/lanes.ts';
import { LinkFailure } from '../../../renderer/sync/linkFailure.ts';
import { createLinkGate } from '../../../renderer/sync/linkGate.ts';
import { seededRandom } from '../../link/ferryLink.ts';
import { runs } from '../../shared/seeds.ts';

const gate = () => createLinkGate({ link: 'connected' });
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);
const turn = () => new Promise((resolve) => setTimeout(resolve, 1));

describe('parcels', () => {
  it('hold all rows in their order, at most 200 and no more than asked unless one row alone is larger', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 600 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 20_000 }), (rows, most) => {
        const left = [...rows];
        const parcels: number[][] = [];
        while (left.length > 0) {
          const { taken, size } = takeParcel(left, (row) => row, most);
          expect(taken.reduce((sum, row) => sum + row, 0)).toBe(size);
          expect(taken.length).toBeGreaterThan(0);
          expect(taken.length).toBeLessThanOrEqual(200);
          expect(taken.length === 1 || size <= most).toBe(true);
          parcels.push(taken);
        }
        expect(parcels.flat()).toEqual(rows);
      }),
      runs(200),
    );
  });
});

describe('lanes', () => {
  it('carry eight parcels at once, and the important ones first', async () => {
    const lanes = createLanes({ gate: gate() });
    let under = 0;
    let most = 0;
    const begun: string[] = [];
    const carry = (name: string, rank: number) =>
      lanes.carry({
        rank,
        rows: numbers(12),
        sizeOf: () => 300_000,
        send: async () => {
          begun.push(name);
          under += 1;
          most = Math.max(most, under);
          await turn();
          under -= 1;
        },
      });
    await Promise.all([carry('residents', 3), carry('opinions', 0), carry('visits', 1)]);
    expect(most).toBe(8);
    expect(begun.slice(0, 8)).toEqual(Array(8).fill('residents'));
    expect(begun.slice(8, 20)).toEqual(Array(12).fill('opinions'));
    expect(begun.lastIndexOf('visits')).toBeLessThan(begun.lastIndexOf('residents'));
  });

  it('carry everything once over a line that is cut again and again, in smaller and smaller parcels', async () => {
    for (const seed of [1, 2, 3]) {
      const random = seededRandom(seed);
      const lanes = createLanes({ gate: gate(), firstPauseMs: 1 });
      const arrived: number[] = [];
      const sizes: number[] = [];
      await lanes.carry({
        rank: 0,
        rows: numbers(1_000),
        sizeOf: () => 1_000,
        send: async (parcel) => {
          await turn();
          sizes.push(parcel.length);
          if (random() < parcel.length / 100) throw new LinkFailure('county.cut');
          arrived.push(...parcel);
        },
      });
      expect(arrived.toSorted((a, b) => a - b)).toEqual(numbers(1_000));
      expect(Math.min(...sizes)).toBeLessThanOrEqual((sizes[0] ?? 0) / 2);
    }
  });

  it('begin nothing new after a failure that is not the line’s, and wait for what is on the way', async () => {
    const lanes = createLanes({ gate: gate() });
    let sent = 0;
    const going = lanes.carry({
      rank: 0,
      rows: numbers(100),
      sizeOf: () => 200_000,
      send: async ([row]) => {
        sent += 1;
        await turn();
        if (row === 3) throw new LinkFailure('device.revoked');
      },
    });
    await expect(going).rejects.toThrow('device.revoked');
    const after = sent;
    await turn();
    expect(sent).toBe(after);
    expect(sent).toBeLessThan(12);
    await lanes.carry({ rank: 0, rows: [1], sizeOf: () => 1, send: () => Promise.resolve() });
  });

  it('give up after many failures in a row, and at once when the station closes', async () => {
    const open = gate();
    const lanes = createLanes({ gate: open, firstPauseMs: 1 });
    let tries = 0;
    const send = () => {
      tries += 1;
      return Promise.reject(new LinkFailure('county.unreachable'));
    };
    const work = { rank: 0, rows: [1], sizeOf: () => 1, send };
    await expect(lanes.carry(work)).rejects.toThrow('county.unreachable');
    expect(tries).toBe(8);
    open.close();
    await expect(lanes.carry(work)).rejects.toThrow('county.unreachable');
    expect(tries).toBe(9);
  });
});

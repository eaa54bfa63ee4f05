// [BU5] Up to where replies were read: moves on without a gap, never back, and not into another epoch's numbers.
import { describe, expect, it, onTestFinished } from 'vitest';
import { knownPlace, moveKnownPlace } from '../../../renderer/ferry/knownPlace.ts';
import { openStationPc } from '../sync/stationPc.ts';

const reply = (after: number, seq: number, epoch = 'e1') =>
  ({ say: 'answer', after, upTo: { epoch, seq }, now: '2026-11-22T08:00:00.000Z' }) as const;

describe('the place up to which replies were read', () => {
  it('[BU5] joins on, passes over older ones and waits before a gap', async () => {
    const { database, close } = await openStationPc();
    onTestFinished(close);
    const move = async (...given: Parameters<typeof reply>) => {
      await moveKnownPlace(database, reply(...given), 0);
      const place = knownPlace(database);
      return place && `${place.epoch} ${place.seq}`;
    };
    expect(knownPlace(database)).toBeUndefined();
    expect(await move(7, 20)).toBeUndefined();
    expect(await move(0, 10)).toBe('e1 10');
    expect(await move(11, 30)).toBe('e1 10');
    expect(await move(0, 8)).toBe('e1 10');
    expect(await move(10, 30)).toBe('e1 30');
    expect(await move(30, 40, 'e2')).toBe('e1 30');
    expect(await move(0, 5, 'e2')).toBe('e2 5');
  });
});

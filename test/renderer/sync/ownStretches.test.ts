// Skipping what one wrote oneself must never skip what another wrote.
import { describe, expect, it } from 'vitest';
import { createOwnStretches } from '../../../renderer/sync/ownStretches.ts';
import { maxSkips } from '../../../shared/sync/protocol.ts';

describe('the stretches of the feed that this PC wrote', () => {
  it('are those in which every number is accounted for', () => {
    const own = createOwnStretches();
    own.note([], 0);
    own.note([11, 13, 12], 4);
    own.note([2, 4], 3);
    own.note([20, 29], 3);
    expect(own.list()).toEqual([
      [2, 4],
      [11, 13],
    ]);
  });

  it('are forgotten once everything before them is known', () => {
    const own = createOwnStretches();
    own.note([1, 2], 2);
    own.note([5, 6], 2);
    own.forget(5);
    expect(own.list()).toEqual([[5, 6]]);
  });

  it('are as many as one question may name, the latest of them', () => {
    const own = createOwnStretches();
    for (let start = 0; start < 2 * maxSkips; start += 1) own.note([start * 10], 1);
    expect(own.list()).toHaveLength(maxSkips);
    expect(own.list().at(-1)).toEqual([(2 * maxSkips - 1) * 10, (2 * maxSkips - 1) * 10]);
  });
});

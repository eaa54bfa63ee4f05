import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareStamps,
  createStampClock,
  earliestMs,
  formatStamp,
  maxAheadMs,
  stamp,
  stampDevice,
  stampProblem,
  stampTime,
} from '../../shared/stamp.ts';
import { runs } from './seeds.ts';

const device = 'devicea000';
const base = Date.UTC(2026, 4, 8);
const dayMs = 24 * 60 * 60 * 1000;

/** A PC's clock: jumps forwards, stands still, and jumps back by up to thirty days. */
const anyJump = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -30 * dayMs, max: 30 * dayMs }),
  fc.double({ min: 0, max: 2, noNaN: true }),
);

type Happening = { jump: number; observe?: string | undefined };
const anyHappening: fc.Arbitrary<Happening> = fc.record({
  jump: anyJump,
  observe: fc.option(
    fc
      .record({
        ahead: fc.integer({ min: -60 * dayMs, max: 60 * dayMs }),
        counter: fc.constantFrom(0, 7, 0xfffe, 0xffff),
      })
      .map(({ ahead, counter }) => formatStamp(base + ahead, counter, 'deviceb000')),
    { nil: undefined },
  ),
});

describe('the stamp clock', () => {
  it('[ST1] every stamp is well formed and later than all made or followed before', () => {
    fc.assert(
      fc.property(fc.array(anyHappening, { maxLength: 30 }), (happenings) => {
        let wall = base;
        const clock = createStampClock(device, () => wall);
        let latest = '';
        for (const { jump, observe } of happenings) {
          wall += jump;
          if (observe) {
            clock.observe(observe);
            if (stampTime(observe) <= wall + maxAheadMs && observe > latest) latest = observe;
          }
          const made = clock.next();
          expect(stamp.safeParse(made).success).toBe(true);
          expect(made > latest).toBe(true);
          latest = made;
        }
      }),
      runs(1_000),
    );
  });

  it('[ST2] a restart with the clock set back keeps the order', () => {
    fc.assert(
      fc.property(anyJump, fc.constantFrom(0, 9, 0xffff), (jump, counter) => {
        const last = formatStamp(base, counter, device);
        expect(createStampClock(device, () => base + jump, last).next() > last).toBe(true);
      }),
      runs(300),
    );
  });

  it('[ST2] a counter that is used up moves on by a millisecond', () => {
    const clock = createStampClock(device, () => base, formatStamp(base, 0xffff, device));
    expect(clock.next()).toBe(formatStamp(base + 1, 0, device));
  });

  it('[ST3] a stamp from a clock more than seven days ahead is not followed', () => {
    const clock = createStampClock(device, () => base);
    clock.observe(formatStamp(base + maxAheadMs + 1, 0, 'deviceb000'));
    expect(stampTime(clock.next())).toBe(base);
    clock.observe(formatStamp(base + maxAheadMs, 0, 'deviceb000'));
    expect(stampTime(clock.next())).toBe(base + maxAheadMs);
  });

  it('[ST1] stamps sort as text in the order of time, counter and device', () => {
    const parts = fc.tuple(
      fc.integer({ min: 0, max: 2 ** 47 }),
      fc.integer({ min: 0, max: 0xffff }),
      fc.constantFrom('devicea000', 'deviceb000'),
    );
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const byParts = a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0);
        const order = compareStamps(formatStamp(...a), formatStamp(...b));
        expect(order).toBe(Math.sign(byParts));
        expect(stampTime(formatStamp(...a))).toBe(a[0]);
        expect(stampDevice(formatStamp(...a))).toBe(a[2]);
      }),
      runs(500),
    );
  });

  it('[ST4] the county refuses an act from more than seven days ahead of its clock', () => {
    expect(stampProblem(formatStamp(base + maxAheadMs, 0, device), base)).toBeUndefined();
    expect(stampProblem(formatStamp(base + maxAheadMs + 1, 0, device), base)).toBe(
      'act.stampFuture',
    );
  });

  it('[ST5] the county refuses an act older than the decision of 26 December 2024', () => {
    expect(stampProblem(formatStamp(earliestMs, 0, device), base)).toBeUndefined();
    expect(stampProblem(formatStamp(earliestMs - 1, 0, device), base)).toBe('act.stampAncient');
  });
});

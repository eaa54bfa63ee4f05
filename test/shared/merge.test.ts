import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../shared/acts.ts';
import { actBody, mergeActs, recordDelivery } from '../../shared/acts.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import { actCollections } from '../../shared/records.ts';
import { anyAct, anyActs } from './arbitraries.ts';
import { runs } from './seeds.ts';

/** Heaps in which one act often lies in several versions: unsigned, signed, and signed otherwise. */
const heaps = (count: number) =>
  fc
    .array(anyAct('opinions', true), { minLength: 1, maxLength: 6 })
    .chain((pool) =>
      fc.array(
        fc.array(
          fc.record({ act: fc.constantFrom(...pool), signed: fc.boolean() }).map(versionOf),
          { maxLength: 8 },
        ),
        { minLength: count, maxLength: count },
      ),
    );

function versionOf({ act, signed }: { act: Act; signed: boolean }): Act {
  return signed ? act : (actBody(act) as Act);
}

const merged = (...parts: readonly (readonly Act[])[]) =>
  parts.reduce<readonly Act[]>((left, right) => mergeActs(left, right), []);

describe('merging acts', () => {
  it('[AC1] is idempotent, commutative and associative, also for versions of one act', () => {
    fc.assert(
      fc.property(heaps(3), ([a = [], b = [], c = []]) => {
        const ab = merged(a, b);
        expect(merged(ab, ab)).toEqual(ab);
        expect(merged(ab, a)).toEqual(ab);
        expect(merged(b, a)).toEqual(ab);
        expect(merged(a, merged(b, c))).toEqual(merged(ab, c));
      }),
      runs(1_000),
    );
  });

  it('[AC1] comes to the same whatever the order and the grouping of arrivals', () => {
    const arrivals = anyActs('opinions', { maxLength: 10, signed: true }).chain((acts) =>
      fc.record({
        acts: fc.constant(acts),
        shuffled: fc.shuffledSubarray(acts, { minLength: acts.length }),
        cuts: fc.array(fc.nat(acts.length), { maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(arrivals, ({ acts, shuffled, cuts }) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), shuffled.length];
        const groups = edges.slice(1).map((end, index) => shuffled.slice(edges[index], end));
        expect(merged(...groups)).toEqual(merged(acts));
      }),
      runs(500),
    );
  });

  it.each(actCollections)('[AC1] loses no act of %s', (collection) => {
    const acts = anyActs(collection, { maxLength: 8, signed: true });
    fc.assert(
      fc.property(acts, acts, (a, b) => {
        const ids = mergeActs(a, b).map((act) => act.id);
        expect(new Set(ids)).toEqual(new Set([...a, ...b].map((act) => act.id)));
        expect(ids).toHaveLength(new Set(ids).size);
      }),
      runs(300),
    );
  });

  it('[AC2] a signed version wins over an unsigned one, whichever came first', () => {
    fc.assert(
      fc.property(anyAct('visits', true), (act) => {
        fc.pre(act.received !== undefined);
        const unsigned = actBody(act) as Act;
        expect(mergeActs([unsigned], [act])).toEqual([act]);
        expect(mergeActs([act], [unsigned])).toEqual([act]);
      }),
      runs(300),
    );
  });

  it('[AC5] a record is delivered only when every act is signed, and a refusal is shown first', () => {
    fc.assert(
      fc.property(anyActs('opinions', { maxLength: 6, signed: true }), (acts) => {
        fc.pre(acts.length > 0);
        const state = recordDelivery(acts);
        expect(state === 'delivered').toBe(
          acts.every((act) => act.received && !act.received.refused),
        );
        expect(state === 'refused').toBe(acts.some((act) => act.received?.refused));
      }),
      runs(500),
    );
  });
});

describe('canonical JSON', () => {
  it('[AC6] is one text for one value, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(turnedAround(value))).toBe(text);
      }),
      runs(500),
    );
  });
});

function turnedAround(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnedAround);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, turnedAround(member)]),
  );
}

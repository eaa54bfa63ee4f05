import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../shared/acts.ts';
import { actBody, mergeActs } from '../../shared/acts.ts';
import { disclosureWorkflow, foldDisclosure } from '../../shared/disclosure/disclosure.ts';
import { foldOpinion, opinionWorkflow } from '../../shared/opinion/opinion.ts';
import { isProblemCode } from '../../shared/problems.ts';
import { foldVisit, visitWorkflow } from '../../shared/reception/visit.ts';
import type { ActCollection } from '../../shared/records.ts';
import { actCollections, actRecordKinds, documentSchemas } from '../../shared/records.ts';
import type { Folded } from '../../shared/workflow.ts';
import { anyAct, anyActs } from './arbitraries.ts';
import { recordUnderTest } from './life.ts';
import { ourStation } from './people.ts';
import { runs } from './seeds.ts';

const folds: Record<ActCollection, (acts: readonly Act[]) => Folded<{ status: string }>> = {
  visits: foldVisit,
  opinions: foldOpinion,
  disclosures: foldDisclosure,
};
const statuses: Record<ActCollection, readonly string[]> = {
  visits: Object.keys(visitWorkflow.steps),
  opinions: Object.keys(opinionWorkflow.steps),
  disclosures: Object.keys(disclosureWorkflow.steps),
};

const ordered = (acts: readonly Act[]) => mergeActs(acts, []);

describe.each(actCollections)('the fold of %s', (collection) => {
  const fold = folds[collection];
  const record = actRecordKinds[collection];

  it('[FO1] is total: 10,000 random lives end in a known status with known refusals', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyActs(collection, { maxLength: 12, signed: true }), (acts) => {
        const { view, refused } = fold(ordered(acts));
        seen.add(view.status);
        expect(statuses[collection]).toContain(view.status);
        expect([...refused.values()].every(isProblemCode)).toBe(true);
        const ids = new Set(acts.map((act) => act.id));
        expect([...refused.keys()].every((id) => ids.has(id))).toBe(true);
      }),
      runs(10_000),
    );
    expect(seen.size).toBeGreaterThanOrEqual(statuses[collection].length / 2);
  });

  it('[FO2] depends on the set of acts, not on the order in which they arrived', () => {
    const shuffled = anyActs(collection, { maxLength: 10, signed: true }).chain((acts) =>
      fc.tuple(fc.constant(acts), fc.shuffledSubarray(acts, { minLength: acts.length })),
    );
    fc.assert(
      fc.property(shuffled, ([acts, other]) => {
        expect(record.compose(recordUnderTest, ourStation, other)).toEqual(
          record.compose(recordUnderTest, ourStation, acts),
        );
      }),
      runs(500),
    );
  });

  it('[FO3] an act that the county refused has no effect, and nothing else changes', () => {
    fc.assert(
      fc.property(anyActs(collection, { maxLength: 8 }), anyAct(collection), (acts, extra) => {
        fc.pre(acts.every((act) => act.id !== extra.id));
        const received = { at: '2026-05-09T00:00:00.000Z', seq: 1, signature: 'signature' };
        const refusedAct = { ...extra, received: { ...received, refused: 'act.notPermitted' } };
        const before = fold(ordered(acts));
        const after = fold(ordered([...acts, refusedAct]));
        expect(after.view).toEqual(before.view);
        expect(after.refused).toEqual(new Map([...before.refused, [extra.id, 'act.notPermitted']]));
      }),
      runs(500),
    );
  });

  it('[OP4] a refused act never changes the status', () => {
    fc.assert(
      fc.property(anyActs(collection, { maxLength: 10 }), (acts) => {
        const all = ordered(acts);
        const { view, refused } = fold(all);
        const inEffect = all.filter((act) => !refused.has(act.id));
        const alone = fold(inEffect);
        expect(alone.view).toEqual(view);
        expect(alone.refused.size).toBe(0);
      }),
      runs(1_000),
    );
  });

  it('[FO4] a receipt that refuses nothing changes nothing', () => {
    const received = { at: '2026-05-09T00:00:00.000Z', seq: 1, signature: 'signature' };
    fc.assert(
      fc.property(anyActs(collection, { maxLength: 8 }), fc.nat(7), (acts, index) => {
        const signed = acts.map((act, at) => (at === index ? { ...act, received } : act));
        expect(fold(ordered(signed))).toEqual(
          fold(ordered(acts.map((act) => actBody(act) as Act))),
        );
      }),
      runs(300),
    );
  });

  it('[FO5] what is stored beside the acts is computed from them alone', () => {
    fc.assert(
      fc.property(anyActs(collection, { maxLength: 8 }), (acts) => {
        const document = record.compose(recordUnderTest, ourStation, acts);
        expect(documentSchemas[collection].safeParse(document).error).toBeUndefined();
        const forged = { ...document, status: 'archived', number: '枸杞〔2026〕意-A9999' };
        expect(record.compose(forged.id, forged.station, forged.acts)).toEqual(document);
      }),
      runs(300),
    );
  });
});

// Several PCs with clocks of their own work on one record, mostly without a link, and meet at the county.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../shared/acts.ts';
import { actDelivery, mergeActs } from '../../shared/acts.ts';
import { newRecordId } from '../../shared/ids.ts';
import type { ActCollection } from '../../shared/records.ts';
import { actCollections, actRecordKinds } from '../../shared/records.ts';
import type { SamplePerson } from '../../shared/sample/sampleDirectory.ts';
import type { StampClock } from '../../shared/stamp.ts';
import { createStampClock } from '../../shared/stamp.ts';
import { acceptActs } from '../../shared/sync/accept.ts';
import { payloadsOf } from './arbitraries.ts';
import { plainCounty, recordUnderTest, stationProblem } from './life.ts';
import { ourStation, people } from './people.ts';
import { runs, steadyBytes } from './seeds.ts';

interface Pc {
  device: string;
  person: SamplePerson;
  clock: StampClock;
  acts: readonly Act[];
}

const startMs = Date.UTC(2026, 4, 8);
const minuteMs = 60_000;
const places: readonly (readonly [SamplePerson, skewMs: number])[] = [
  [people.recorder, 0],
  [people.head, -3 * 24 * 60 * minuteMs],
  [people.county, 0],
  [people.transport, 2 * 24 * 60 * minuteMs],
];

/** What happens: somebody does the next thing that is allowed, or their PC meets the county. */
const anyMoment = fc.record({
  pc: fc.nat(places.length - 1),
  meets: fc.boolean(),
  pick: fc.nat(200),
});

function ratingsAndRoutes(kind: string, payload: object, pick: number): object {
  if (kind === 'rate') return { ...payload, rating: pick % 2 ? 'dissatisfied' : 'satisfied' };
  if (kind === 'triage') return { ...payload, route: pick % 4 ? 'county' : 'township' };
  return payload;
}

function createScene(collection: ActCollection) {
  const record = actRecordKinds[collection];
  const kinds = Object.entries(payloadsOf[collection]);
  const randomBytes = steadyBytes(3);
  let time = startMs;
  let held: readonly Act[] = [];
  let refusedAtCounty = 0;
  const pcs = places.map(([person, skewMs], index): Pc => {
    const device = `device${index}000`;
    const clock = createStampClock(device, () => time + skewMs);
    return { device, person, clock, acts: [] };
  });

  /** The first thing from `pick` on which this person's station would allow. */
  function actOn(pc: Pc, pick: number): void {
    const envelope = { id: newRecordId(time, randomBytes), at: pc.clock.next(), by: pc.person.id };
    for (let offset = 0; offset < kinds.length; offset += 1) {
      const [kind, payload] = kinds[(pick + offset) % kinds.length] ?? ['', {}];
      const varied = ratingsAndRoutes(kind, payload, pick);
      const act = { ...varied, ...envelope, device: pc.device, kind };
      if (stationProblem(collection, pc.acts, act)) continue;
      pc.acts = mergeActs(pc.acts, [act]);
      return;
    }
  }

  function meet(pc: Pc): void {
    const context = { ...plainCounty(time), device: pc.device };
    const answer = acceptActs(collection, recordUnderTest, ourStation, held, pc.acts, context);
    expect(answer.problems).toEqual([]);
    held = answer.document.acts;
    pc.acts = mergeActs(pc.acts, held);
    for (const act of pc.acts) pc.clock.observe(act.at);
    refusedAtCounty = held.filter((act) => act.received?.refused).length;
  }

  return {
    pcs,
    held: () => held,
    refused: () => refusedAtCounty,
    inEffect: () => {
      const { refused } = record.fold(held);
      return held.filter((act) => actDelivery(act) === 'delivered' && !refused.has(act.id));
    },
    live: (moment: { pc: number; meets: boolean; pick: number }) => {
      time += minuteMs;
      const pc = pcs[moment.pc];
      if (!pc) return;
      if (moment.meets) meet(pc);
      else actOn(pc, moment.pick);
    },
    everybodyMeets: () => {
      for (const pc of [...pcs, ...pcs]) meet(pc);
    },
  };
}

describe.each(actCollections)('PCs that work on %s apart', (collection) => {
  const record = actRecordKinds[collection];

  it('[AC3] never undo what the county has signed, and lose nothing', () => {
    const reached = new Set<string>();
    let refused = 0;
    fc.assert(
      fc.property(fc.array(anyMoment, { minLength: 5, maxLength: 40 }), (moments) => {
        const scene = createScene(collection);
        for (const moment of moments) {
          const before = scene.inEffect().map(({ id }) => id);
          scene.live(moment);
          const after = new Set(scene.inEffect().map(({ id }) => id));
          expect(before.filter((id) => !after.has(id))).toEqual([]);
        }
        const made = new Set(scene.pcs.flatMap((pc) => pc.acts.map(({ id }) => id)));
        scene.everybodyMeets();
        expect(new Set(scene.held().map(({ id }) => id))).toEqual(made);
        refused += scene.refused();
        reached.add(record.fold(scene.held()).status);
      }),
      runs(300),
    );
    expect(reached.size).toBeGreaterThan(2);
    expect(refused).toBeGreaterThan(0);
  });

  it('[FO2] all show the same once all have met the county', () => {
    fc.assert(
      fc.property(fc.array(anyMoment, { maxLength: 40 }), (moments) => {
        const scene = createScene(collection);
        for (const moment of moments) scene.live(moment);
        scene.everybodyMeets();
        const expected = record.compose(recordUnderTest, ourStation, scene.held());
        for (const pc of scene.pcs) {
          expect(record.compose(recordUnderTest, ourStation, pc.acts)).toEqual(expected);
        }
      }),
      runs(150),
    );
  });

  it('[PE1] with a link all the time, nothing a station allows is refused', () => {
    fc.assert(
      fc.property(fc.array(anyMoment, { maxLength: 40 }), (moments) => {
        const scene = createScene(collection);
        for (const { pc, pick } of moments) {
          scene.live({ pc, pick, meets: true });
          scene.live({ pc, pick, meets: false });
          scene.live({ pc, pick, meets: true });
        }
        expect(scene.refused()).toBe(0);
      }),
      runs(150),
    );
  });
});

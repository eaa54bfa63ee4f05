import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../shared/acts.ts';
import { actBody, actDelivery, mergeActs } from '../../shared/acts.ts';
import { isProblemCode } from '../../shared/problems.ts';
import { actCollections, actRecordKinds } from '../../shared/records.ts';
import { sampleActor } from '../../shared/sample/sampleDirectory.ts';
import { acceptActs } from '../../shared/sync/accept.ts';
import { anyAct, anyActs } from './arbitraries.ts';
import { acceptOneByOne, plainCounty, recordUnderTest, stationProblem } from './life.ts';
import { opinionPayloads } from './payloads.ts';
import { gatherPeople, ourStation } from './people.ts';
import { runs } from './seeds.ts';

const nowMs = Date.UTC(2026, 4, 9);
const bodies = (acts: readonly Act[]) => acts.map((act) => actBody(act));

/** One device's push of everything at once. */
function push(pushed: readonly Act[], held: readonly Act[] = [], device = 'devicea000') {
  const context = { ...plainCounty(nowMs), device };
  return acceptActs('opinions', recordUnderTest, ourStation, held, pushed, context);
}

function begun() {
  const everybody = gatherPeople(Date.UTC(2026, 4, 8));
  const registered = everybody.asRecorder('register', opinionPayloads.register);
  return { ...everybody, registered, device: registered.device };
}

describe.each(actCollections)('what the county makes of acts of %s', (collection) => {
  const record = actRecordKinds[collection];
  const inEffect = (acts: readonly Act[]) => {
    const { refused } = record.fold(acts);
    return acts.filter((act) => actDelivery(act) === 'delivered' && !refused.has(act.id));
  };

  it('[AC3] what it signed in effect stays in effect, however late other acts arrive', () => {
    const arrivals = anyActs(collection, { maxLength: 12 }).chain((acts) =>
      fc.shuffledSubarray(acts, { minLength: acts.length }),
    );
    fc.assert(
      fc.property(arrivals, (acts) => {
        let held: readonly Act[] = [];
        for (const act of acts) {
          const before = inEffect(held).map(({ id }) => id);
          held = acceptOneByOne(collection, [act], nowMs, held).document.acts;
          const after = new Set(inEffect(held).map(({ id }) => id));
          expect(before.filter((id) => !after.has(id))).toEqual([]);
        }
      }),
      runs(1_000),
    );
  });

  it('[AC3] the receipt and the fold agree on every act', () => {
    fc.assert(
      fc.property(anyActs(collection, { maxLength: 10 }), (acts) => {
        const { document } = acceptOneByOne(collection, acts, nowMs);
        const { refused } = record.fold(document.acts);
        for (const act of document.acts) {
          expect(refused.get(act.id)).toBe(act.received?.refused);
        }
      }),
      runs(500),
    );
  });

  it('[AC4] it keeps and signs every act, the forbidden ones as refused with a known code', () => {
    fc.assert(
      fc.property(anyActs(collection, { maxLength: 10 }), (acts) => {
        const { document, problems } = acceptOneByOne(collection, acts, nowMs);
        const left = new Set(problems.map(({ id }) => id));
        const once = mergeActs(acts, []).filter((act) => !left.has(act.id));
        expect(document.acts.map(({ id }) => id)).toEqual(
          expect.arrayContaining(once.map(({ id }) => id)),
        );
        expect(document.acts.every(({ received }) => received !== undefined)).toBe(true);
        const refusals = document.acts.flatMap(({ received }) => received?.refused ?? []);
        expect(refusals.filter((code) => !isProblemCode(code))).toEqual([]);
      }),
      runs(500),
    );
  });

  it('[SY3] a message may be repeated: the second time changes nothing', () => {
    fc.assert(
      fc.property(anyActs(collection, { maxLength: 8 }), (acts) => {
        const first = acceptOneByOne(collection, acts, nowMs);
        const again = acceptOneByOne(collection, acts, nowMs + 1, first.document.acts);
        const echoed = acceptOneByOne(collection, first.document.acts, nowMs, first.document.acts);
        expect(again.fresh + echoed.fresh).toBe(0);
        expect(again.document).toEqual(first.document);
        expect(echoed.document).toEqual(first.document);
      }),
      runs(300),
    );
  });

  it('[PE1] what a station allows on what the county holds, the county accepts', () => {
    let allowed = 0;
    fc.assert(
      fc.property(anyActs(collection, { maxLength: 8 }), anyAct(collection), (acts, next) => {
        const { document } = acceptOneByOne(collection, acts, nowMs);
        const latest = document.acts.at(-1)?.at ?? '';
        fc.pre(next.at > latest && document.acts.every((act) => act.id !== next.id));
        const problem = stationProblem(collection, document.acts, next);
        const after = acceptOneByOne(collection, [next], nowMs, document.acts);
        fc.pre(after.problems.length === 0);
        const answered = after.document.acts.find((act) => act.id === next.id);
        if (!problem) allowed += 1;
        expect(answered?.received?.refused === undefined).toBe(problem === undefined);
      }),
      runs(2_000),
    );
    expect(allowed).toBeGreaterThan(20);
  });
});

describe('what the county refuses', () => {
  const answerTo = (act: Act, held: readonly Act[], device = act.device) =>
    push([act], held, device).document.acts.find(({ id }) => id === act.id)?.received?.refused;

  it('[AC7] an act of another device is left out and reported, so that its own PC can still bring it', () => {
    const { registered, device } = begun();
    const { document, problems, fresh } = push([registered], [], 'devicez000');
    expect({ acts: document.acts, problems, fresh }).toEqual({
      acts: [],
      problems: [{ code: 'act.foreignDevice', id: registered.id }],
      fresh: 0,
    });
    expect(answerTo(registered, [], device)).toBeUndefined();
  });

  it('[AC7] what a sister PC of the office made may be brought, by people who have signed in here', () => {
    const { registered, asRecorder, device } = begun();
    const bring = (act: Act) => {
      const context = { ...plainCounty(nowMs), device: 'devicez000', sisters: new Set([device]) };
      return acceptActs('opinions', recordUnderTest, ourStation, [], [act], context);
    };
    expect(bring(registered).document.acts[0]?.received?.refused).toBeUndefined();
    const stranger = { ...registered, by: recordUnderTest };
    const elsewhere = { ...registered, at: asRecorder('note').at.replace(device, 'devicey000') };
    for (const act of [stranger, elsewhere]) {
      expect(bring(act).problems).toEqual([{ code: 'act.foreignDevice', id: act.id }]);
    }
  });

  it('[AC4] a record begun for another station', () => {
    const { asStranger } = begun();
    const foreign = asStranger('register', opinionPayloads.register);
    expect(answerTo(foreign, [])).toBe('act.notPermitted');
    const elsewhere = { ...opinionPayloads.register, station: recordUnderTest };
    expect(answerTo(begun().asRecorder('register', elsewhere), [])).toBe('record.foreignStation');
  });

  it('[AC4] a person it does not know, and one who may not', () => {
    const { registered, asDeputy } = begun();
    const nobody = { ...registered, by: recordUnderTest };
    expect(sampleActor(nobody.by)).toBeUndefined();
    expect(answerTo(nobody, [])).toBe('act.unknownPerson');
    expect(answerTo(asDeputy('register', opinionPayloads.register), [])).toBe('act.notPermitted');
  });

  it('[AC4] kinds and payloads it does not know', () => {
    const { registered, asRecorder, device } = begun();
    const held = push([registered], [], device).document.acts;
    expect(answerTo(asRecorder('teleport'), held)).toBe('act.unknownKind');
    expect(answerTo(asRecorder('submit', { route: 'nowhere' }), held)).toBe('act.malformed');
    expect(answerTo(asRecorder('constructor'), held)).toBe('act.unknownKind');
  });

  it('[AC3] an act that comes late and would undo what is signed', () => {
    const { registered, asRecorder, asHead, device } = begun();
    const voidedOffline = asRecorder('void', { reason: '重复登记' });
    const decided = asHead('triage', opinionPayloads.triage);
    const held = push([registered, decided], [], device).document.acts;
    expect(answerTo(voidedOffline, held)).toBe('act.overtaken');
    expect(answerTo(voidedOffline, push([registered], [], device).document.acts)).toBeUndefined();
  });

  it('[AC6] another body under an id it holds: the held act stays, the other is reported', () => {
    const { registered, device } = begun();
    const held = push([registered], [], device).document.acts;
    const forged = { ...registered, summary: '另一件事' };
    const { document, problems, fresh } = push([forged], held, device);
    expect(document.acts).toEqual(held);
    expect({ problems, fresh }).toEqual({
      problems: [{ code: 'act.sameIdOtherBody', id: registered.id }],
      fresh: 0,
    });
  });

  it('[AC6] after a restore it takes back the acts that carry its signature, and judges the others anew', () => {
    const { registered, device } = begun();
    const signed = push([registered], [], device).document.acts;
    const restored = push(signed, [], 'devicez000').document.acts;
    expect(restored).toEqual(signed);
    const [act] = signed;
    const counterfeit = { ...registered, received: { ...act?.received, signature: 'counterfeit' } };
    expect(push([counterfeit as Act], [], 'devicez000').problems).toEqual([
      { code: 'act.foreignDevice', id: registered.id },
    ]);
    const judged = push([counterfeit as Act], [], device).document.acts;
    expect(judged[0]?.received?.signature).not.toBe('counterfeit');
  });

  it('[TX3] an act that a database cannot hold is left out and reported; its neighbours stay', () => {
    const { registered, asRecorder, device } = begun();
    const broken = asRecorder('note', { note: '半个\ud800字' });
    const sound = asRecorder('note', { note: '整个字' });
    const { document, problems } = push([registered, broken, sound], [], device);
    expect(bodies(document.acts)).toEqual(bodies([registered, sound]));
    expect(problems).toEqual([{ code: 'text.controlCharacter', id: broken.id }]);
  });

  it('[SY2] a bad act never holds back its neighbours', () => {
    const { registered, asRecorder, asDeputy, device } = begun();
    const pushed = [
      registered,
      asDeputy('triage', opinionPayloads.triage),
      asRecorder('submit', opinionPayloads.submit),
    ];
    const { document } = push(pushed, [], device);
    const refusals = document.acts.map((act) => act.received?.refused);
    expect(refusals).toEqual([undefined, 'act.notPermitted', undefined]);
    expect(document.status).toBe('awaitingReview');
  });
});

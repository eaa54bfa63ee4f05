import { describe, expect, it } from 'vitest';
import type { Act } from '../../shared/acts.ts';
import { mergeActs } from '../../shared/acts.ts';
import { foldOpinion, opinionConflicts } from '../../shared/opinion/opinion.ts';
import { opinionPayloads } from './payloads.ts';
import { gatherPeople } from './people.ts';

function twoAtOnce(first: object, second: object) {
  const everybody = gatherPeople();
  const registered = everybody.asRecorder('register', opinionPayloads.register);
  const change = (changes: object, basedOn: string) => ({ changes, basedOn });
  const mine = everybody.asRecorder('amend', change(first, registered.at));
  const theirs = everybody.asHead('amend', change(second, registered.at));
  const acts = mergeActs([registered, mine], [theirs]);
  return { ...everybody, change, registered, mine, theirs, acts };
}

const hiddenValues = (acts: readonly Act[]) =>
  opinionConflicts(acts).map(({ field, hiddenValue }) => [field, hiddenValue]);

describe('two people change a record at once', () => {
  it('[CO1] the same field: the later is shown, both stay, and somebody must look', () => {
    const { acts, mine, theirs } = twoAtOnce({ place: '大王村' }, { place: '龙泉村' });
    expect(foldOpinion(acts).view.content?.place).toBe('龙泉村');
    expect(opinionConflicts(acts)).toEqual([
      { field: 'place', shown: theirs.id, hidden: mine.id, hiddenValue: '大王村' },
    ]);
  });

  it('[CO2] a look at both settles it; a look at one does not', () => {
    const { acts, mine, theirs, asHead } = twoAtOnce({ place: '大王村' }, { place: '龙泉村' });
    const halfLook = asHead('look', { seen: [mine.id] });
    expect(opinionConflicts(mergeActs(acts, [halfLook]))).toHaveLength(1);
    const look = asHead('look', { seen: [mine.id, theirs.id] });
    expect(opinionConflicts(mergeActs(acts, [look]))).toEqual([]);
  });

  it('[CO3] different fields, the same value, or a change of what was seen are none', () => {
    expect(hiddenValues(twoAtOnce({ place: '大王村' }, { category: '03' }).acts)).toEqual([]);
    expect(hiddenValues(twoAtOnce({ place: '大王村' }, { place: '大王村' }).acts)).toEqual([]);
    const { acts, change, asRecorder, theirs } = twoAtOnce({ place: '大王村' }, { category: '03' });
    const informed = asRecorder('amend', change({ place: '龙泉村', category: '01' }, theirs.at));
    expect(hiddenValues(mergeActs(acts, [informed]))).toEqual([]);
  });

  it('[CO3] names that every object has are no fields in common', () => {
    const odd = JSON.parse('{"place": "大王村", "toString": "x"}') as object;
    expect(hiddenValues(twoAtOnce({ category: '03' }, odd).acts)).toEqual([]);
  });

  it('[CO1] an amendment without effect conflicts with nothing', () => {
    const { acts, asStranger, change, registered } = twoAtOnce({ place: '大王村' }, {});
    const received = { at: '2026-05-09T00:00:00.000Z', seq: 1, signature: 'signature' };
    const foreign: Act = {
      ...asStranger('amend', change({ place: '别处' }, registered.at)),
      received: { ...received, refused: 'act.notPermitted' },
    };
    expect(hiddenValues(mergeActs(acts, [foreign]))).toEqual([]);
  });
});

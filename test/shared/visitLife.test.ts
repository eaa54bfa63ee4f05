import { describe, expect, it } from 'vitest';
import { foldVisit, visitWorkflow } from '../../shared/reception/visit.ts';
import { maxRepresentatives } from '../../shared/reception/visitActs.ts';
import { lifeOf } from './life.ts';
import { visitPayloads as say } from './payloads.ts';
import { gatherPeople } from './people.ts';

function newVisit() {
  const everybody = gatherPeople();
  const life = lifeOf('visits');
  const go = (as: 'asRecorder' | 'asHead' | 'asDeputy', kind: keyof typeof say, payload = {}) =>
    life.happens(everybody[as](kind, { ...say[kind], ...payload })) ?? life.status();
  return { ...everybody, life, go, view: () => foldVisit(life.acts()).view };
}

describe('the life of a visit', () => {
  it('[VI1] begins with its registration, once', () => {
    const { go } = newVisit();
    expect(go('asRecorder', 'confirm')).toBe('visit.notRegistered');
    expect(go('asRecorder', 'register')).toBe('registered');
    expect(go('asRecorder', 'register')).toBe('visit.alreadyRegistered');
  });

  it('[VI2] what the resident signed, once amended, waits to be signed again', () => {
    const { go, view } = newVisit();
    go('asRecorder', 'register');
    expect(go('asRecorder', 'confirm')).toBe('confirmed');
    expect(go('asRecorder', 'note')).toBe('confirmed');
    expect(go('asRecorder', 'amend')).toBe('registered');
    expect(view().content?.theme).toBe('船日接待');
    expect(go('asRecorder', 'confirm', { how: 'thumbPrint' })).toBe('confirmed');
  });

  it('[VI3] archived, it stays as it is until the head reopens it; voided is final', () => {
    const { go, view } = newVisit();
    go('asRecorder', 'register');
    expect(go('asRecorder', 'archive')).toBe('act.notPermitted');
    expect(go('asHead', 'archive')).toBe('archived');
    expect(go('asRecorder', 'amend')).toBe('visit.archived');
    expect(go('asRecorder', 'void')).toBe('visit.archived');
    expect(go('asDeputy', 'note')).toBe('archived');
    expect(go('asHead', 'reopen')).toBe('registered');
    expect(go('asRecorder', 'void')).toBe('voided');
    expect(go('asHead', 'reopen')).toBe('visit.voided');
    expect(view().number).toBe('枸杞〔2026〕接-A0001');
  });

  it('[VI4] a group sends at most five representatives; how many came is counted apart', () => {
    const { asRecorder } = gatherPeople();
    const resident = '01950000-0000-7000-8000-0000000000dd';
    const group = (count: number) =>
      visitWorkflow.malformed(
        asRecorder('register', {
          ...say.register,
          submitterKind: 'group',
          people: 7,
          residents: Array.from({ length: count }, () => resident),
        }),
      );
    expect(group(maxRepresentatives)).toBeUndefined();
    expect(group(maxRepresentatives + 1)).toBe('act.malformed');
  });
});

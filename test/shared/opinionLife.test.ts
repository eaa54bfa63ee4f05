import { describe, expect, it } from 'vitest';
import type { OpinionView } from '../../shared/opinion/opinion.ts';
import { foldOpinion } from '../../shared/opinion/opinion.ts';
import type { OpinionRoute } from '../../shared/opinion/opinionActs.ts';
import type { Life } from './life.ts';
import { acceptOneByOne, lifeOf } from './life.ts';
import { opinionPayloads as say, otherOpinion } from './payloads.ts';
import type { People } from './people.ts';
import { gatherPeople, otherUnit, ourStation, ourUnit } from './people.ts';

interface Scene extends People {
  life: Life;
  view: () => OpinionView;
  /** An act of a kind with its ordinary payload, or one that is given, by whoever does it. */
  go: (
    as: 'asRecorder' | 'asHead' | 'asCounty' | 'asUnit' | 'asOtherUnit' | 'asDeputy',
    kind: keyof typeof say,
    payload?: object,
  ) => string;
}

/** `go` answers the status after the act, or the refusal. */
function newOpinion(): Scene {
  const everybody = gatherPeople();
  const life = lifeOf('opinions');
  const scene: Scene = {
    ...everybody,
    life,
    view: () => foldOpinion(life.acts()).view,
    go: (as, kind, payload = {}) =>
      life.happens(everybody[as](kind, { ...say[kind], ...payload })) ?? life.status(),
  };
  expect(scene.go('asRecorder', 'register')).toBe('registered');
  return scene;
}

function assigned(): Scene {
  const scene = newOpinion();
  expect(scene.go('asRecorder', 'submit')).toBe('awaitingReview');
  expect(scene.go('asHead', 'triage')).toBe('awaitingCounty');
  expect(scene.go('asCounty', 'accept')).toBe('countyAccepted');
  expect(scene.go('asCounty', 'assign')).toBe('assigned');
  return scene;
}

function told(): Scene {
  const scene = assigned();
  expect(scene.go('asUnit', 'takeOn')).toBe('handling');
  expect(scene.go('asUnit', 'reply')).toBe('replied');
  expect(scene.go('asRecorder', 'tellResident')).toBe('residentTold');
  return scene;
}

/** The county, too, signs every act of this life in effect. */
function countyAgrees({ life, now }: Scene): void {
  const { document, problems } = acceptOneByOne('opinions', life.acts(), now());
  expect(problems).toEqual([]);
  expect(document.acts.filter((act) => act.received?.refused)).toEqual([]);
  expect(document.status).toBe(life.status());
}

describe('the life of an opinion', () => {
  it('[OP3] from the desk to the looking back', () => {
    const scene = told();
    expect(scene.view()).toMatchObject({
      holder: ourUnit,
      due: '2026-07-01',
      reply: '已加装遮阳棚。',
    });
    expect(scene.go('asRecorder', 'rate')).toBe('rated');
    expect(scene.go('asHead', 'archive')).toBe('archived');
    expect(scene.go('asDeputy', 'lookBack')).toBe('archived');
    expect(scene.view()).toMatchObject({
      rating: 'satisfied',
      round: 1,
      number: '枸杞〔2026〕意-A0001',
    });
    countyAgrees(scene);
  });

  it('[OP7] dissatisfied once: handled again; twice: the county settles it', () => {
    const scene = told();
    expect(scene.go('asRecorder', 'rate', { rating: 'dissatisfied' })).toBe('redoing');
    expect(scene.go('asUnit', 'takeOn')).toBe('handling');
    expect(scene.go('asUnit', 'progress')).toBe('handling');
    expect(scene.go('asUnit', 'reply')).toBe('replied');
    expect(scene.go('asRecorder', 'tellResident')).toBe('residentTold');
    expect(scene.go('asRecorder', 'rate', { rating: 'dissatisfied' })).toBe('disputed');
    expect(scene.go('asUnit', 'reply')).toBe('opinion.alreadyReplied');
    expect(scene.go('asCounty', 'escalate')).toBe('escalated');
    expect(scene.go('asCounty', 'assign', { unit: otherUnit })).toBe('assigned');
    expect(scene.go('asOtherUnit', 'takeOn')).toBe('handling');
    expect(scene.go('asOtherUnit', 'reply')).toBe('replied');
    countyAgrees(scene);
  });

  it('[OP7] dissatisfied once, content with the second answer', () => {
    const scene = told();
    scene.go('asRecorder', 'rate', { rating: 'dissatisfied' });
    scene.go('asUnit', 'reply');
    scene.go('asRecorder', 'tellResident');
    expect(scene.go('asRecorder', 'rate', { rating: 'basically' })).toBe('rated');
    expect(scene.go('asCounty', 'archive')).toBe('archived');
    countyAgrees(scene);
  });

  it('[OP12] dissatisfaction starts the month of the second answer, once', () => {
    const scene = told();
    scene.wait(30);
    const ratedOn = scene.day();
    scene.go('asRecorder', 'rate', { rating: 'dissatisfied' });
    expect(scene.view().due).toBe(`2026-07-${ratedOn.slice(8)}`);
    scene.go('asUnit', 'reply');
    scene.go('asRecorder', 'tellResident');
    scene.wait(40);
    scene.go('asRecorder', 'rate', { rating: 'dissatisfied' });
    expect(scene.view().due).toBe(`2026-07-${ratedOn.slice(8)}`);
  });

  it('[OP9] a unit hands back what is not its business, and the county assigns it anew', () => {
    const scene = assigned();
    expect(scene.go('asOtherUnit', 'returnAssignment')).toBe('act.notPermitted');
    expect(scene.go('asUnit', 'returnAssignment')).toBe('returned');
    expect(scene.view()).toMatchObject({ holder: undefined, due: undefined });
    expect(scene.go('asUnit', 'takeOn')).toBe('act.notPermitted');
    expect(scene.go('asCounty', 'assign', { unit: otherUnit })).toBe('assigned');
    expect(scene.go('asUnit', 'takeOn')).toBe('act.notPermitted');
    expect(scene.go('asOtherUnit', 'takeOn')).toBe('handling');
    countyAgrees(scene);
  });

  it('[OP8] suspended, it comes back to where it was, and nothing else happens meanwhile', () => {
    for (const status of ['assigned', 'handling'] as const) {
      const scene = assigned();
      if (status === 'handling') scene.go('asUnit', 'takeOn');
      expect(scene.go('asUnit', 'suspend', { until: '2026-10-01' })).toBe('suspended');
      expect(scene.go('asUnit', 'suspend')).toBe('opinion.alreadySuspended');
      expect(scene.go('asUnit', 'reply')).toBe('opinion.notAssigned');
      expect(scene.go('asCounty', 'resume')).toBe(status);
      expect(scene.view().suspendedFrom).toBeUndefined();
      countyAgrees(scene);
    }
  });

  it('[OP6] the desk changes it until the head has decided, and again when asked to supplement', () => {
    const scene = newOpinion();
    expect(scene.go('asRecorder', 'amend')).toBe('registered');
    scene.go('asRecorder', 'submit');
    expect(scene.go('asHead', 'requestSupplement')).toBe('supplementing');
    expect(scene.go('asHead', 'triage')).toBe('opinion.notSubmitted');
    expect(scene.go('asRecorder', 'amend', { changes: { place: '石浦村' } })).toBe('supplementing');
    expect(scene.go('asRecorder', 'submit')).toBe('awaitingReview');
    expect(scene.go('asHead', 'triage')).toBe('awaitingCounty');
    expect(scene.go('asRecorder', 'amend')).toBe('opinion.leftStation');
    expect(scene.go('asRecorder', 'void')).toBe('opinion.leftStation');
    expect(scene.go('asCounty', 'requestSupplement')).toBe('supplementing');
    expect(scene.go('asRecorder', 'amend')).toBe('supplementing');
    expect(scene.view().content?.place).toBe('石浦渔港');
    countyAgrees(scene);
  });

  const destinations: Record<OpinionRoute, [status: string, holder: string | undefined]> = {
    onSpot: ['replied', ourStation],
    notAccepted: ['notAccepted', undefined],
    petition: ['petitioned', undefined],
    village: ['assigned', ourStation],
    township: ['assigned', ourStation],
    county: ['awaitingCounty', undefined],
    microProject: ['microProject', ourStation],
    suggestion: ['suggestionMaterial', undefined],
    merged: ['merged', undefined],
  };

  it.each(Object.entries(destinations))(
    '[OP11] the route %s leads where it should',
    (route, [status, holder]) => {
      const scene = newOpinion();
      const routing = { route, explanation: '说明', mergedInto: otherOpinion };
      expect(scene.go('asRecorder', 'submit', routing)).toBe('awaitingReview');
      expect(scene.view().holder).toBeUndefined();
      expect(scene.go('asHead', 'triage', routing)).toBe(status);
      expect(scene.view()).toMatchObject({ route, holder, explanation: '说明' });
      countyAgrees(scene);
    },
  );

  it('[OP11] what the station keeps, the station answers', () => {
    const scene = newOpinion();
    scene.go('asHead', 'triage', { route: 'township' });
    expect(scene.go('asRecorder', 'takeOn')).toBe('handling');
    expect(scene.go('asRecorder', 'reply')).toBe('replied');
    expect(scene.go('asRecorder', 'tellResident')).toBe('residentTold');
    expect(scene.go('asHead', 'archive')).toBe('archived');
    countyAgrees(scene);
  });

  it('[OP11] answered on the spot but dissatisfied: the station answers again', () => {
    const scene = newOpinion();
    scene.go('asHead', 'triage', { route: 'onSpot', explanation: '次日起另做软食。' });
    expect(scene.view().reply).toBe('次日起另做软食。');
    scene.go('asRecorder', 'tellResident');
    expect(scene.go('asRecorder', 'rate', { rating: 'dissatisfied' })).toBe('redoing');
    expect(scene.go('asRecorder', 'reply')).toBe('replied');
    countyAgrees(scene);
  });

  it('[OP5] a refusal and an answer on the spot need words, a merging needs its target', () => {
    const scene = newOpinion();
    for (const route of ['onSpot', 'notAccepted']) {
      const silent = { route, explanation: ' ' };
      expect(scene.go('asHead', 'triage', silent)).toBe('opinion.routeNeedsText');
      expect(scene.go('asRecorder', 'submit', silent)).toBe('opinion.routeNeedsText');
    }
    expect(scene.go('asHead', 'triage', { route: 'merged' })).toBe('opinion.routeNeedsTarget');
    expect(scene.go('asRecorder', 'submit', { route: 'merged' })).toBe('opinion.routeNeedsTarget');
  });

  it('[OP10] archived, it is looked back on or reopened by whom had it; withdrawn and voided are final', () => {
    const scene = told();
    scene.go('asHead', 'archive');
    expect(scene.go('asRecorder', 'rate')).toBe('opinion.closed');
    expect(scene.go('asHead', 'reopen')).toBe('redoing');
    expect(scene.view()).toMatchObject({ holder: ourUnit, due: undefined, rating: undefined });
    expect(scene.go('asCounty', 'extend')).toBe('redoing');
    expect(scene.go('asRecorder', 'withdraw')).toBe('withdrawn');
    expect(scene.go('asHead', 'reopen')).toBe('opinion.notArchived');
    expect(scene.go('asDeputy', 'note')).toBe('withdrawn');
    const voided = newOpinion();
    expect(voided.go('asRecorder', 'void')).toBe('voided');
    expect(voided.go('asRecorder', 'register')).toBe('opinion.alreadyRegistered');
    expect(voided.view().number).toBe('枸杞〔2026〕意-A0001');
    countyAgrees(scene);
  });

  it('[OP10] a matter that was not accepted is reopened at the desk', () => {
    const scene = newOpinion();
    scene.go('asHead', 'triage', { route: 'notAccepted', explanation: '请向法院申请再审。' });
    expect(scene.go('asRecorder', 'tellResident')).toBe('notAccepted');
    expect(scene.go('asHead', 'archive')).toBe('archived');
    expect(scene.go('asHead', 'reopen')).toBe('registered');
    expect(scene.go('asHead', 'triage')).toBe('awaitingCounty');
    countyAgrees(scene);
  });

  it('[OP13] sealed at any time, it is confidential from then on', () => {
    const scene = assigned();
    expect(scene.view().content?.confidential).toBe(false);
    expect(scene.go('asCounty', 'seal')).toBe('assigned');
    expect(scene.view().content?.confidential).toBe(true);
    countyAgrees(scene);
  });
});

import { describe, expect, it } from 'vitest';
import { foldDisclosure } from '../../shared/disclosure/disclosure.ts';
import { acceptOneByOne, lifeOf } from './life.ts';
import { disclosurePayloads as say } from './payloads.ts';
import { gatherPeople, people } from './people.ts';

function newDisclosure() {
  const everybody = gatherPeople();
  const life = lifeOf('disclosures');
  const go = (as: 'asRecorder' | 'asHead' | 'asCounty', kind: keyof typeof say, payload = {}) =>
    life.happens(everybody[as](kind, { ...say[kind], ...payload })) ?? life.status();
  const scene = { ...everybody, life, go, view: () => foldDisclosure(life.acts()).view };
  expect(go('asRecorder', 'draft')).toBe('draft');
  return scene;
}

function published() {
  const scene = newDisclosure();
  expect(scene.go('asRecorder', 'submit')).toBe('awaitingApproval');
  expect(scene.go('asHead', 'approve')).toBe('approved');
  expect(scene.go('asHead', 'publish')).toBe('published');
  return scene;
}

describe('the life of a disclosure', () => {
  it('[DI1] what is published is never deleted or changed, only withdrawn', () => {
    const { go, life, now } = published();
    for (const kind of ['amend', 'submit', 'publish', 'discard'] as const) {
      expect(go('asHead', kind)).toBe('disclosure.alreadyPublished');
    }
    expect(go('asHead', 'withdraw', { reason: '数据有误' })).toBe('withdrawn');
    expect(go('asHead', 'discard')).toBe('disclosure.withdrawn');
    const { document } = acceptOneByOne('disclosures', life.acts(), now());
    expect(document.acts.every((act) => !act.received?.refused)).toBe(true);
    expect(document.status).toBe('withdrawn');
  });

  it('[DI2] a text changed after approval, or while it waits, has to be approved anew', () => {
    for (const approved of [false, true]) {
      const { go, view } = newDisclosure();
      go('asRecorder', 'submit');
      if (approved) go('asHead', 'approve');
      expect(go('asRecorder', 'amend')).toBe('draft');
      expect(view().approvedBy).toBeUndefined();
      expect(go('asHead', 'publish')).toBe('disclosure.notApproved');
    }
  });

  it('[DI2] sent back, it is a draft again', () => {
    const { go, view } = newDisclosure();
    go('asRecorder', 'submit');
    go('asHead', 'approve');
    expect(go('asCounty', 'sendBack')).toBe('draft');
    expect(view().approvedBy).toBeUndefined();
    expect(go('asRecorder', 'discard')).toBe('discarded');
    expect(go('asRecorder', 'amend')).toBe('disclosure.discarded');
  });

  it('[DI3] whoever changed the text is an author, and no author approves', () => {
    const { go, view } = newDisclosure();
    go('asHead', 'amend');
    go('asRecorder', 'submit');
    expect(view().authors).toEqual([people.recorder.id, people.head.id]);
    expect(go('asHead', 'approve')).toBe('act.needsSecondPerson');
    expect(go('asCounty', 'approve')).toBe('approved');
    expect(view().approvedBy).toBe(people.county.id);
  });

  it('[DI4] the paper is taken down after the withdrawal, and that is written down', () => {
    const { go, view } = published();
    go('asRecorder', 'post', { place: '公示栏', on: '2026-05-20' });
    go('asRecorder', 'post', { place: '码头', on: '2026-05-21' });
    go('asHead', 'withdraw');
    expect(go('asRecorder', 'post')).toBe('disclosure.withdrawn');
    expect(go('asRecorder', 'takeDown', { place: '码头', on: '2026-05-22' })).toBe('withdrawn');
    expect(view().postings).toEqual([
      { place: '公示栏', on: '2026-05-20', takenDownOn: undefined },
      { place: '码头', on: '2026-05-21', takenDownOn: '2026-05-22' },
    ]);
  });

  it('[DI4] nothing is posted before it is published', () => {
    const { go } = newDisclosure();
    expect(go('asRecorder', 'post')).toBe('disclosure.notPublished');
    expect(go('asRecorder', 'takeDown')).toBe('disclosure.notPosted');
    expect(go('asHead', 'withdraw')).toBe('disclosure.notPublished');
  });
});

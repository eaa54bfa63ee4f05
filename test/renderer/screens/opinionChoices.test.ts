// The buttons of an opinion's page promise only what the workflow table keeps.
import { describe, expect, it } from 'vitest';
import { offeredKinds } from '../../../renderer/screens/opinion/opinionChoices.ts';
import { opinionActKinds } from '../../../shared/opinion/opinionActs.ts';
import { opinionStatuses, opinionSteps } from '../../../shared/opinion/opinionSteps.ts';

describe('what is offered for an opinion', () => {
  it.each(opinionStatuses)('%s: every button in sight is an act the table allows', (status) => {
    const { now } = offeredKinds(status, () => true);
    expect(now.filter((kind) => 'refuse' in opinionSteps[status][kind])).toEqual([]);
  });

  it.each(opinionStatuses)('%s: every allowed act is offered once, and no other', (status) => {
    const isAllowed = (kind: (typeof opinionActKinds)[number]) =>
      !['register', 'look', 'attach', 'detach'].includes(kind) &&
      !('refuse' in opinionSteps[status][kind]);
    const { now, later } = offeredKinds(status, isAllowed);
    expect([...now, ...later].toSorted()).toEqual(opinionActKinds.filter(isAllowed).toSorted());
  });
});

// Receptions as a recorder would enter them.
import type { VisitEntry } from '../../../renderer/actions/visitEntry.ts';
import type { OpinionContent } from '../../../shared/opinion/opinionActs.ts';

export function opinion(part: Partial<OpinionContent> = {}): OpinionContent {
  return {
    words: '格搭码头呒没凉棚，晒煞人',
    summary: '码头候船处没有遮阳棚',
    category: '01',
    place: '枸杞客运码头',
    wish: 'resolve',
    urgency: 'normal',
    raisedBefore: '',
    replyPreference: 'phone',
    consents: { passName: false, publish: true, callBack: true },
    confidential: false,
    ...part,
  };
}

export function visitEntry(part: Partial<VisitEntry> = {}): VisitEntry {
  const opinions = part.opinions ?? [opinion()];
  return {
    visit: {
      channel: 'walkIn',
      placeMode: 'inside',
      reachMode: 'fixed',
      island: '枸杞',
      place: '',
      submitterKind: 'person',
      people: 1,
      deputies: [],
      theme: '',
    },
    startedAt: '2026-11-23T01:00:00.000Z',
    endedAt: '2026-11-23T01:10:00.000Z',
    residents: [{ name: '测试居民001', phone: '000-0000-0001' }],
    opinions,
    proposals: opinions.map(() => ({ route: 'county', explanation: '' })),
    submit: false,
    ...part,
  };
}

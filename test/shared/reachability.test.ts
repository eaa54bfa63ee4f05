import { describe, expect, it } from 'vitest';
import type { Act } from '../../shared/acts.ts';
import { disclosureWorkflow } from '../../shared/disclosure/disclosure.ts';
import { opinionWorkflow } from '../../shared/opinion/opinion.ts';
import { ratings, routes } from '../../shared/opinion/opinionActs.ts';
import { visitWorkflow } from '../../shared/reception/visit.ts';
import type { ActCollection } from '../../shared/records.ts';
import { takeStep } from '../../shared/workflow.ts';
import { payloadsOf } from './arbitraries.ts';
import { otherOpinion } from './payloads.ts';
import { people } from './people.ts';

interface AnyView {
  status: string;
}
type Take = (view: AnyView, act: Act) => AnyView | undefined;

/** The table's answer to an act, without the types of one workflow. */
function taker(step: (view: never, act: Act) => { view: AnyView } | { refuse: string }): Take {
  return (view, act) => {
    const taken = step(view as never, act);
    return 'refuse' in taken ? undefined : taken.view;
  };
}

const workflows: Record<ActCollection, { take: Take; blank: AnyView; statuses: string[] }> = {
  visits: {
    take: taker((view, act) => takeStep(visitWorkflow, view, act)),
    blank: visitWorkflow.blank,
    statuses: Object.keys(visitWorkflow.steps),
  },
  opinions: {
    take: taker((view, act) => takeStep(opinionWorkflow, view, act)),
    blank: opinionWorkflow.blank,
    statuses: Object.keys(opinionWorkflow.steps),
  },
  disclosures: {
    take: taker((view, act) => takeStep(disclosureWorkflow, view, act)),
    blank: disclosureWorkflow.blank,
    statuses: Object.keys(disclosureWorkflow.steps),
  },
};

function variants(kind: string, payload: object): object[] {
  if (kind === 'triage') {
    return routes.map((route) => ({ route, explanation: '说明', mergedInto: otherOpinion }));
  }
  if (kind === 'rate') return ratings.map((rating) => ({ ...payload, rating }));
  return [payload];
}

function everyAct(collection: ActCollection): Act[] {
  const acts = Object.entries(payloadsOf[collection]).flatMap(([kind, payload]) =>
    variants(kind, payload).map((varied) => ({ kind, ...varied })),
  );
  return acts.map((act, index) => ({
    ...act,
    id: `01950000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    at: '019e00000000-0000-devicea000',
    by: people.head.id,
    device: 'devicea000',
  }));
}

/** Every status that can be reached from the start, with the statuses one act leads to from there. */
function explore(collection: ActCollection): Map<string, Set<string>> {
  const { take, blank } = workflows[collection];
  const acts = everyAct(collection);
  const ways = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const open: AnyView[] = [blank];
  while (open.length > 0) {
    const [view = blank] = open.splice(-1);
    const text = JSON.stringify(view, (key, value: unknown) => (key === 'postings' ? null : value));
    if (seen.has(text)) continue;
    seen.add(text);
    const nexts = acts.map((act) => take(view, act)).filter((next) => next !== undefined);
    const reached = ways.get(view.status) ?? new Set();
    ways.set(view.status, reached);
    for (const next of nexts) reached.add(next.status);
    open.push(...nexts);
  }
  return ways;
}

const finalStatuses: Record<ActCollection, readonly string[]> = {
  visits: ['voided'],
  opinions: ['withdrawn', 'voided'],
  disclosures: ['withdrawn', 'discarded'],
};

describe.each(['visits', 'opinions', 'disclosures'] as const)('the table of %s', (collection) => {
  const ways = explore(collection);

  it('[OP1] every status can be reached', () => {
    expect([...ways.keys()].toSorted()).toEqual(workflows[collection].statuses.toSorted());
  });

  it('[OP2] every status has a way out, but for the final ones', () => {
    const dead = [...ways].filter(([status, reached]) => [...reached].every((to) => to === status));
    expect(dead.map(([status]) => status).toSorted()).toEqual(finalStatuses[collection].toSorted());
  });

  it('[OP2] from every status a final or kept one can be reached', () => {
    const ends = new Set([...finalStatuses[collection], 'archived']);
    const leads = new Set(ends);
    for (let before = -1; before !== leads.size;) {
      before = leads.size;
      for (const [status, reached] of ways) {
        if ([...reached].some((to) => leads.has(to))) leads.add(status);
      }
    }
    expect([...ways.keys()].filter((status) => !leads.has(status))).toEqual([]);
  });
});

// The machinery under every workflow table: what a record is, is the fold of its acts. Rules FO1–FO5.
import type { Act } from './acts.ts';
import type { ProblemCode } from './problems.ts';
import { isProblemCode } from './problems.ts';

/** The answer of one cell: where the act leads, or why it may not happen now. */
export type Step<Status extends string, View, SomeAct> =
  | { to: Status | ((view: View, act: SomeAct) => Status) }
  | { refuse: ProblemCode };

export const to = <Status extends string>(status: Status) => ({ to: status });
export const no = (code: ProblemCode) => ({ refuse: code });

export interface Workflow<
  Status extends string,
  Kind extends string,
  SomeAct extends Act & { kind: Kind },
  View extends { status: Status },
> {
  steps: Record<Status, Record<Kind, Step<Status, View, SomeAct>>>;
  /** The view of a record without acts. */
  blank: View;
  /** Checks an act by its kind's schema; undefined when the act is well formed. */
  malformed: (act: Act) => ProblemCode | undefined;
  /** What the act changes besides the status. */
  apply: (view: View, act: SomeAct) => View;
}

export interface Folded<View> {
  view: View;
  /** Act id → why it is without effect. Acts which are not listed took effect. */
  refused: ReadonlyMap<string, ProblemCode>;
}

/** Why `act` may not happen to `view` by the table alone, or where it leads. */
export function takeStep<
  Status extends string,
  Kind extends string,
  SomeAct extends Act & { kind: Kind },
  View extends { status: Status },
>(
  workflow: Workflow<Status, Kind, SomeAct, View>,
  view: View,
  act: Act,
): { view: View } | { refuse: ProblemCode } {
  const malformed = workflow.malformed(act);
  if (malformed) return { refuse: malformed };
  const known = act as SomeAct;
  const step = workflow.steps[view.status][known.kind];
  if ('refuse' in step) return step;
  const status = typeof step.to === 'function' ? step.to(view, known) : step.to;
  return { view: { ...workflow.apply(view, known), status } };
}

/**
 * The record as its acts made it. Total: unknown, malformed and forbidden acts are listed, not thrown. [FO1]
 * `acts` must be in stamp order, as `mergeActs` returns them. [FO2]
 */
export function foldActs<
  Status extends string,
  Kind extends string,
  SomeAct extends Act & { kind: Kind },
  View extends { status: Status },
>(workflow: Workflow<Status, Kind, SomeAct, View>, acts: readonly Act[]): Folded<View> {
  const refused = new Map<string, ProblemCode>();
  let view = workflow.blank;
  for (const act of acts) {
    const byCounty = act.received?.refused;
    if (byCounty) {
      refused.set(act.id, isProblemCode(byCounty) ? byCounty : 'act.notPermitted');
      continue;
    }
    const step = takeStep(workflow, view, act);
    if ('refuse' in step) refused.set(act.id, step.refuse);
    else view = step.view;
  }
  return { view, refused };
}

// Whether a person may do something to a record now: the same tables that the county asks when the act arrives.
import type { Act } from '../../shared/acts.ts';
import { mergeActs } from '../../shared/acts.ts';
import { disclosureSteps } from '../../shared/disclosure/disclosureSteps.ts';
import { opinionSteps } from '../../shared/opinion/opinionSteps.ts';
import type { Actor, Held } from '../../shared/permissions.ts';
import { permissionProblem } from '../../shared/permissions.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import { visitSteps } from '../../shared/reception/visitSteps.ts';
import type { ActCollection, ActDocument } from '../../shared/records.ts';
import { actRecordKinds } from '../../shared/records.ts';

type Cell = { to: unknown } | { refuse: ProblemCode };
type StepTable = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

const stepTables: Record<ActCollection, StepTable> = {
  visits: visitSteps,
  opinions: opinionSteps,
  disclosures: disclosureSteps,
};

/** Undefined when `kind` may be done; without a record: whether a new one may be begun at the actor's office. */
export function mayAct(
  actor: Actor,
  collection: ActCollection,
  kind: string,
  document?: ActDocument,
): ProblemCode | undefined {
  const { permissions, fold } = actRecordKinds[collection];
  const permission = permissions[kind];
  if (!permission) return 'act.unknownKind';
  if (!document) return permissionProblem(permission, actor, { station: actor.office });
  const { held, status } = fold(document.acts);
  const problem = permissionProblem(permission, actor, heldOf(document, held));
  if (problem) return problem;
  const cell = stepTables[collection][status]?.[kind];
  return cell && 'refuse' in cell ? cell.refuse : undefined;
}

/** Judges one whole act on a record, its payload included. */
export function judgeAct(
  actor: Actor,
  collection: ActCollection,
  act: Act,
  document: ActDocument,
): ProblemCode | undefined {
  const { permissions, fold } = actRecordKinds[collection];
  const permission = permissions[act.kind];
  if (!permission) return 'act.unknownKind';
  const { held } = fold(document.acts);
  return (
    permissionProblem(permission, actor, heldOf(document, held)) ??
    fold(mergeActs(document.acts, [act])).refused.get(act.id)
  );
}

function heldOf(document: ActDocument, held: Held): Held {
  return { ...held, station: document.station };
}

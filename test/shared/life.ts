// One record's life, judged as a station judges before a button shows, and then by the county.
import type { Act, Receipt } from '../../shared/acts.ts';
import { mergeActs } from '../../shared/acts.ts';
import type { Actor } from '../../shared/permissions.ts';
import { permissionProblem } from '../../shared/permissions.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { ActCollection } from '../../shared/records.ts';
import { actRecordKinds } from '../../shared/records.ts';
import { sampleActor } from '../../shared/sample/sampleDirectory.ts';
import type { AcceptContext, AcceptedActs } from '../../shared/sync/accept.ts';
import { acceptActs } from '../../shared/sync/accept.ts';
import { ourStation } from './people.ts';

export const recordUnderTest = '01950000-0000-7000-8000-000000000001';

/** Why a station would not let this person do this to the record as it stands. */
export function stationProblem(
  collection: ActCollection,
  acts: readonly Act[],
  act: Act,
  actorOf: (person: string) => Actor | undefined = sampleActor,
): ProblemCode | undefined {
  const record = actRecordKinds[collection];
  const actor = actorOf(act.by);
  if (!actor) return 'act.unknownPerson';
  const permission = record.permissions[act.kind];
  if (!permission) return 'act.unknownKind';
  const { held } = record.fold(acts);
  const forbidden = permissionProblem(permission, actor, { ...held, station: ourStation });
  return forbidden ?? record.fold(mergeActs(acts, [act])).refused.get(act.id);
}

/** A county whose signatures anybody can read: good enough where only the rules are tested. */
export function plainCounty(nowMs: number): Omit<AcceptContext, 'device'> {
  let seq = 0;
  return {
    sisters: new Set(),
    actorOf: sampleActor,
    nowMs,
    sign: (act, refused): Receipt => ({
      at: new Date(nowMs).toISOString(),
      seq: (seq += 1),
      ...(refused ? { refused } : {}),
      signature: `county ${act.id}`,
    }),
    isSigned: (act) => act.received?.signature === `county ${act.id}`,
  };
}

/** Pushes acts to the county one by one, each from its own device. */
export function acceptOneByOne(
  collection: ActCollection,
  acts: readonly Act[],
  nowMs: number,
  held: readonly Act[] = [],
): AcceptedActs {
  const county = plainCounty(nowMs);
  let accepted: AcceptedActs = {
    document: actRecordKinds[collection].compose(recordUnderTest, ourStation, held),
    fresh: 0,
    problems: [],
  };
  for (const act of acts) {
    const context = { ...county, device: act.device };
    const known = accepted.document.acts;
    const next = acceptActs(collection, recordUnderTest, ourStation, known, [act], context);
    accepted = {
      document: next.document,
      fresh: accepted.fresh + next.fresh,
      problems: [...accepted.problems, ...next.problems],
    };
  }
  return accepted;
}

export interface Life {
  acts: () => readonly Act[];
  status: () => string;
  /** Does it if a station allows it; otherwise answers why not and leaves the record as it is. */
  happens: (act: Act) => ProblemCode | undefined;
}

export function lifeOf(collection: ActCollection): Life {
  const record = actRecordKinds[collection];
  let acts: readonly Act[] = [];
  return {
    acts: () => acts,
    status: () => record.fold(acts).status,
    happens: (act) => {
      const problem = stationProblem(collection, acts, act);
      if (!problem) acts = mergeActs(acts, [act]);
      return problem;
    },
  };
}

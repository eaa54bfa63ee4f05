import { canonicalJson } from '../../shared/canonicalJson.ts';
// A pushed resident: per field the latest value, signed as a whole. Rules RE1–RE4.
import type { Actor } from '../../shared/permissions.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { FieldValue, ResidentDocument } from '../../shared/reception/resident.ts';
import { mergeResidents } from '../../shared/reception/resident.ts';
import { stampDevice, stampProblem } from '../../shared/stamp.ts';
import type { HeldDocument } from '../store/documents.ts';
import type { ResidentRow } from './checkRow.ts';
import { notTaken, type PushContext, type TakenRow } from './taken.ts';

export function takeResident(
  context: PushContext,
  row: ResidentRow,
  held: HeldDocument<ResidentDocument> | undefined,
): TakenRow {
  const { resident } = row;
  const news = Object.entries(resident.fields).filter(
    ([name, value]) => canonicalJson(held?.document.fields[name]) !== canonicalJson(value),
  );
  const signedBefore = context.signatures.isSignedResident(resident);
  if (!signedBefore) {
    for (const [, value] of news) {
      const problem = fieldProblem(context, value);
      if (problem) return notTaken(row, problem);
    }
  }
  return merge(context, resident, signedBefore, held?.document);
}

function merge(
  context: PushContext,
  resident: ResidentDocument,
  signedBefore: boolean,
  held: ResidentDocument | undefined,
): TakenRow {
  const { received, ...unsigned } = resident;
  const pushed = signedBefore ? resident : unsigned;
  const merged = held ? mergeResidents(held, pushed) : pushed;
  if (held && canonicalJson(held.fields) === canonicalJson(merged.fields)) {
    return { document: held, change: [], problems: [] };
  }
  const { register, signatures, now } = context;
  if (signedBefore && received) register.seen(received.seq);
  const signed = signatures.signResident(merged, now.toISOString(), register.next());
  return {
    document: { ...merged, received: signed },
    change: [changeWithoutValues(merged, held)],
    problems: [],
  };
}

const writers: readonly string[] = ['recorder', 'head'];

/** A value from another PC of the station arrives when both write on one record; the county knows that PC. */
function fieldProblem(context: PushContext, value: FieldValue): ProblemCode | undefined {
  const badStamp = stampProblem(value.at, context.now.getTime());
  if (badStamp) return badStamp;
  const device = stampDevice(value.at);
  if (!context.officeDevices.has(device)) return 'act.foreignDevice';
  if (device !== context.device) return undefined;
  const actor: Actor | undefined = context.actors.get(value.by);
  if (!actor) return 'act.unknownPerson';
  return actor.roles.some((role) => writers.includes(role)) ? undefined : 'act.notPermitted';
}

/** The history can't be deleted from, so it must not hold what people may ask to have deleted. */
function changeWithoutValues(
  merged: ResidentDocument,
  held: ResidentDocument | undefined,
): unknown {
  const changed = Object.entries(merged.fields).filter(
    ([name, value]) => canonicalJson(held?.fields[name]) !== canonicalJson(value),
  );
  return Object.fromEntries(changed.map(([name, { at, by }]) => [name, { at, by }]));
}

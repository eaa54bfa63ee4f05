// What the county says to acts that arrive: the same tables as at the station, judged again. Rules AC3–AC6, SY1–SY3.
import type { Act, Receipt } from '../acts.ts';
import { actBody, mergeActs } from '../acts.ts';
import { canonicalJson } from '../canonicalJson.ts';
import type { Actor } from '../permissions.ts';
import { permissionProblem } from '../permissions.ts';
import type { ProblemCode } from '../problems.ts';
import type { ActCollection, ActDocument, ActRecordKind } from '../records.ts';
import { actRecordKinds } from '../records.ts';
import type { Problem } from '../result.ts';
import { stampDevice, stampProblem } from '../stamp.ts';
import { isStorableText } from '../text.ts';

export interface AcceptContext {
  /** The device that pushes. */
  device: string;
  /** Other PCs of its office that the county has not shut out: it may bring what they made. [AC7] */
  sisters: ReadonlySet<string>;
  /** Who a person is by the county's own directory, if they may act on this device. */
  actorOf: (person: string) => Actor | undefined;
  nowMs: number;
  /** The county's signature under a fresh act. */
  sign: (act: Act, refused: ProblemCode | undefined) => Receipt;
  /** Whether an act the county does not hold carries its valid signature (after a restore from backup). */
  isSigned: (act: Act) => boolean;
}

export interface AcceptedActs {
  document: ActDocument;
  /** How many acts were new to the county. */
  fresh: number;
  problems: Problem[];
}

function judgeBeforeFold(
  record: ActRecordKind,
  known: readonly Act[],
  act: Act,
  station: string,
  context: AcceptContext,
): ProblemCode | undefined {
  const badStamp = stampProblem(act.at, context.nowMs);
  if (badStamp) return badStamp;
  const malformed = record.malformed(act);
  if (malformed) return malformed;
  if (act.kind === record.firstKind && act['station'] !== station) return 'record.foreignStation';
  const actor = context.actorOf(act.by);
  if (!actor) return 'act.unknownPerson';
  const permission = record.permissions[act.kind];
  if (!permission) return 'act.unknownKind';
  const before = record.fold(known.filter((earlier) => earlier.at < act.at));
  return permissionProblem(permission, actor, { ...before.held, station });
}

/** Signed acts that would lose their effect if `act` took its place among them. */
function undoes(record: ActRecordKind, known: readonly Act[], withAct: readonly Act[]): boolean {
  const before = record.fold(known).refused;
  const after = record.fold(withAct).refused;
  return known.some((held) => after.has(held.id) && !before.has(held.id));
}

function judge(
  record: ActRecordKind,
  known: readonly Act[],
  act: Act,
  station: string,
  context: AcceptContext,
): ProblemCode | undefined {
  const early = judgeBeforeFold(record, known, act, station, context);
  if (early) return early;
  const withAct = mergeActs(known, [act]);
  const byTable = record.fold(withAct).refused.get(act.id);
  if (byTable) return byTable;
  return undoes(record, known, withAct) ? 'act.overtaken' : undefined;
}

/**
 * An act names the PC on which it was made. Another PC of the same office may bring it, when its author has signed in
 * there too: then it says no more than that PC could say in its own name. [AC7]
 */
function mayBring(act: Act, context: AcceptContext): boolean {
  if (act.device === context.device) return true;
  const isSister = context.sisters.has(act.device) && stampDevice(act.at) === act.device;
  return isSister && context.actorOf(act.by) !== undefined;
}

const withoutReceipt = (act: Act): Act => actBody(act) as Act;

/**
 * Takes what a device pushed into what the county holds. Every fresh act is kept and signed, the
 * forbidden ones as refused [AC4]; an act that a database can't hold, or that another PC has to bring, is left out and
 * reported.
 */
export function acceptActs(
  collection: ActCollection,
  id: string,
  station: string,
  held: readonly Act[],
  pushed: readonly Act[],
  context: AcceptContext,
): AcceptedActs {
  const record = actRecordKinds[collection];
  const heldById = new Map(held.map((act) => [act.id, act]));
  const problems: Problem[] = [];
  let acts: readonly Act[] = held;
  let fresh = 0;
  for (const act of mergeActs(pushed, [])) {
    const same = heldById.get(act.id);
    if (same) {
      if (canonicalJson(actBody(same)) !== canonicalJson(actBody(act))) {
        problems.push({ code: 'act.sameIdOtherBody', id: act.id });
      }
      continue;
    }
    if (!isStorableText(canonicalJson(act))) {
      problems.push({ code: 'text.controlCharacter', id: act.id });
      continue;
    }
    const signedBefore = act.received !== undefined && context.isSigned(act);
    // Not signed as refused: the PC that made it could never deliver it afterwards.
    if (!signedBefore && !mayBring(act, context)) {
      problems.push({ code: 'act.foreignDevice', id: act.id });
      continue;
    }
    fresh += 1;
    const kept = signedBefore ? act : signAct(record, acts, withoutReceipt(act), station, context);
    acts = mergeActs(acts, [kept]);
  }
  return { document: record.compose(id, station, acts), fresh, problems };
}

function signAct(
  record: ActRecordKind,
  known: readonly Act[],
  act: Act,
  station: string,
  context: AcceptContext,
): Act {
  const refused = judge(record, known, act, station, context);
  return { ...act, received: context.sign(act, refused) };
}

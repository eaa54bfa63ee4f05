// A refusal is an answer, not an exception: functions which may refuse return a Result.
import type { ProblemCode } from './problems.ts';
import type { Revocation } from './sync/protocol.ts';

export interface Problem {
  code: ProblemCode;
  /** Which field of the input is meant, as a path such as `summary` or `acts.0.reply`. */
  field?: string;
  /** The record concerned; never a name, phone or text. */
  id?: string;
  /** With `device.revoked`: the county's signed word for it. */
  revocation?: Revocation;
}

export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

export function ok(): Result<undefined>;
export function ok<Value>(value: Value): Result<Value>;
export function ok(value?: unknown): Result<unknown> {
  return { ok: true, value };
}

export function refuse(
  code: ProblemCode,
  detail: Omit<Problem, 'code'> = {},
): { ok: false; problem: Problem } {
  return { ok: false, problem: { code, ...detail } };
}

// The HTTP status of every problem that ends a request. A problem of one row never does.
import type { ProblemCode } from '../shared/problems.ts';
import type { Problem } from '../shared/result.ts';

export const problemStatus = {
  'request.malformed': 400,
  'request.tooLarge': 413,
  'record.unknownCollection': 400,
  'record.notFound': 404,
  'act.notPermitted': 403,
  'photo.tooLarge': 413,
  'photo.tooMany': 409,
  'photo.notAttached': 404,
  'photo.notThere': 404,
  'photo.withheld': 403,
  'photo.otherBytes': 422,
  'photo.unreadable': 422,
  'code.unknown': 404,
  'code.used': 409,
  'code.expired': 410,
  'device.unknown': 401,
  'device.revoked': 403,
  'device.badSignature': 401,
  'token.missing': 401,
  'token.expired': 401,
  'person.unknown': 404,
  'person.wrongPassphrase': 401,
  'person.tooManyTries': 429,
  'person.passphraseTooShort': 400,
  'person.codeNeedsNewPassphrase': 400,
  'person.nameTaken': 409,
  'bundle.notABundle': 400,
  'bundle.newerVersion': 400,
  'bundle.cut': 400,
  'bundle.damaged': 400,
  'bundle.otherCounty': 400,
  'bundle.oldKey': 400,
  'bundle.isReply': 400,
  'bundle.tooLarge': 413,
  'county.newerProtocol': 426,
  'county.busy': 503,
  'county.internal': 500,
} as const satisfies Partial<Record<ProblemCode, number>>;

export type RequestProblemCode = keyof typeof problemStatus;

export interface RequestProblem extends Problem {
  code: RequestProblemCode;
}

/** What a request leads to: an answer, or the problem that ended it. */
export type Answer<Value> = { ok: true; value: Value } | { ok: false; problem: RequestProblem };

export function answer<Value>(value: Value): Answer<Value> {
  return { ok: true, value };
}

export function refuseRequest(
  code: RequestProblemCode,
  detail: Omit<Problem, 'code'> = {},
): { ok: false; problem: RequestProblem } {
  return { ok: false, problem: { code, ...detail } };
}

// What is wrong with an input from the window, as a refusal that a person can act on.
import type { z } from 'zod';
import type { BridgeAnswers, BridgeCall } from '../shared/bridge.ts';
import { isProblemCode } from '../shared/problems.ts';
import type { ProblemCode } from '../shared/problems.ts';
import type { Result } from '../shared/result.ts';
import { refuse } from '../shared/result.ts';

type RefusingCall = {
  [Call in BridgeCall]: BridgeAnswers[Call] extends Result<unknown> ? Call : never;
}[BridgeCall];

const refusingCalls: Record<RefusingCall, true> = {
  'station.enrol': true,
  'station.standAlone': true,
  'station.trySample': true,
  'station.endTrial': true,
  'people.signIn': true,
  'people.addHere': true,
  'county.push': true,
  'county.pull': true,
  'county.round': true,
  'county.admin': true,
  'ferry.begin': true,
  'ferry.add': true,
  'ferry.finish': true,
  'ferry.write': true,
  'ferry.open': true,
  'ferry.next': true,
  'ferry.handOver': true,
  'photos.send': true,
  'photos.fetch': true,
  'print.paper': true,
  'print.pdf': true,
};

/** Whether the call's answer has room for a refusal. */
export function answersRefusals(call: BridgeCall): boolean {
  return Object.hasOwn(refusingCalls, call);
}

export function inputProblem(error: z.ZodError): ReturnType<typeof refuse> {
  const issue = error.issues[0];
  const field = issue?.path.join('.') ?? '';
  return refuse(codeOf(issue), field === '' ? {} : { field });
}

function codeOf(issue: z.core.$ZodIssue | undefined): ProblemCode {
  if (!issue) return 'request.malformed';
  if (isProblemCode(issue.message)) return issue.message;
  const isPassphrase = /passphrase$/i.test(String(issue.path.at(-1) ?? ''));
  return isPassphrase && issue.code === 'too_small'
    ? 'person.passphraseTooShort'
    : 'request.malformed';
}

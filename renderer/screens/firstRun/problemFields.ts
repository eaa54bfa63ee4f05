// Which field of a set-up form a refusal belongs to, so that it stands beside the field.
import type { ProblemCode } from '../../../shared/problems.ts';

type SetUpField = 'url' | 'code' | 'passphrase';

const addressProblems: readonly ProblemCode[] = [
  'county.badAddress',
  'county.unreachable',
  'county.otherCounty',
  'county.badAnswer',
  'county.newerProtocol',
];
const codeProblems: readonly ProblemCode[] = ['code.unknown', 'code.used', 'code.expired'];
const passphraseProblems: readonly ProblemCode[] = [
  'person.passphraseTooShort',
  'person.wrongPassphrase',
  'person.tooManyTries',
];

/** Undefined: the refusal concerns no single field. */
export function fieldOfProblem(code: ProblemCode): SetUpField | undefined {
  if (addressProblems.includes(code)) return 'url';
  if (codeProblems.includes(code)) return 'code';
  return passphraseProblems.includes(code) ? 'passphrase' : undefined;
}

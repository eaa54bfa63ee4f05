// A call to the county that did not come through; RxDB tries again after its retry time.
import type { ProblemCode } from '../../shared/problems.ts';

export class LinkFailure extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode) {
    super(code);
    this.name = 'LinkFailure';
    this.code = code;
  }
}

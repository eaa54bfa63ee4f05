// A failed answer of the county as a problem that a person can act on.
import type { ProblemCode } from '../../shared/problems.ts';
import { isProblemCode } from '../../shared/problems.ts';
import { refuse } from '../../shared/result.ts';
import { problemAnswer } from '../../shared/sync/protocol.ts';

/** Without a problem of ours in it, the answer is not the county's but of something in between. */
export function refuseByAnswer(status: number, given: unknown): ReturnType<typeof refuse> {
  const named = problemAnswer.safeParse(given);
  if (!named.success) return refuse(codeForStatus(status));
  const { code, field, id, revocation } = named.data.problem;
  if (!isProblemCode(code)) return refuse('county.badAnswer');
  return refuse(code, {
    ...(field ? { field } : {}),
    ...(id ? { id } : {}),
    ...(revocation ? { revocation } : {}),
  });
}

function codeForStatus(status: number): ProblemCode {
  if (status === 413) return 'request.tooLarge';
  if (status === 429 || status === 503) return 'county.busy';
  return status === 502 || status === 504 ? 'county.unreachable' : 'county.badAnswer';
}

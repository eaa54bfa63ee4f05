// How long to wait after a call that did not come through: longer each time, and at random, so that two hundred
// stations which lost the county together do not come back together.
import type { ProblemCode } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { LinkFailure } from './linkFailure.ts';
import type { LinkGate } from './linkGate.ts';

const firstPauseMs = 250;
const longestPauseMs = 15_000;
/** In a row; then RxDB's own retry takes over. */
const mostFailures = 8;

export interface Patience {
  gate: LinkGate;
  /** Of the first pause; the tests are less patient. */
  firstPauseMs?: number;
  random?: () => number;
}

/** Between half and all of a pause that doubles with each failure. */
export function backOffMs(failures: number, patience: Pick<Patience, 'firstPauseMs' | 'random'>) {
  const { firstPauseMs: first = firstPauseMs, random = Math.random } = patience;
  return Math.min(longestPauseMs, first * 2 ** (failures - 1)) * (0.5 + random() / 2);
}

/** The line may be better in a moment; whatever else is wrong stays so. */
function isOfTheLine(code: ProblemCode): boolean {
  return code === 'county.cut' || code === 'county.unreachable' || code === 'county.busy';
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Asks until the answer comes through; waits for the link in between. */
export async function askPatiently<Answer>(
  patience: Patience,
  ask: () => Promise<Result<Answer>>,
  onFailure: () => void = () => undefined,
): Promise<Answer> {
  for (let failures = 1; ; failures += 1) {
    await patience.gate.whenOpen();
    const answer = await ask();
    if (answer.ok) return answer.value;
    const { code } = answer.problem;
    const isHopeless = !isOfTheLine(code) || failures >= mostFailures;
    if (isHopeless || patience.gate.isClosed()) throw new LinkFailure(code);
    onFailure();
    await pause(backOffMs(failures, patience));
  }
}

export function mayTryAgain(error: unknown, failures: number, gate: LinkGate): boolean {
  const isLine = error instanceof LinkFailure && isOfTheLine(error.code);
  return isLine && failures < mostFailures && !gate.isClosed();
}

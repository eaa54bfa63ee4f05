// Carries a problem out of a write and turns the storage's own errors into the codes that people read.
import type { Problem, Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { StorageStopped } from '../database/storagePouch/problems.ts';

/** Thrown inside a write to leave the record as it is. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** Runs a write; refusals and the storage's failures become an answer, anything else is a bug and is thrown. */
export async function answered<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, problem: error.problem };
    const stopped = storageStop(error);
    if (stopped) return refuse(stopped.code);
    throw error;
  }
}

function storageStop(error: unknown): StorageStopped | undefined {
  if (error instanceof StorageStopped) return error;
  return error instanceof Error && error.cause ? storageStop(error.cause) : undefined;
}

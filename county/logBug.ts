// How a bug is written down: where it is, never what data it met.
import type { FastifyBaseLogger, FastifyError } from 'fastify';

/**
 * `id` is the request's or the record's. A database's message may quote the values of a row, so only the
 * error's name, code and place are kept.
 */
export function logBug(log: FastifyBaseLogger, error: unknown, id: string): void {
  const { name, stack, code } = error as FastifyError;
  const frames = stack?.split('\n').filter((line) => line.trimStart().startsWith('at '));
  log.error({ bug: { id, name, code, frames } }, 'a bug was met');
}

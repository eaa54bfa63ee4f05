// Bugs are logged once, by code and stack: never with what people typed.
import type { Bridge } from '../../shared/bridge.ts';
import { textLimits } from '../../shared/text.ts';

const logged = new WeakSet<object>();

/** `code` says where it was caught. */
export function logBug(bridge: Bridge, code: string, error: unknown): void {
  if (typeof error === 'object' && error !== null) {
    if (logged.has(error)) return;
    logged.add(error);
  }
  const stack = error instanceof Error ? stackWithoutMessage(error) : typeof error;
  void bridge.call('log.problem', { code, stack: stack.slice(0, textLimits.words) });
}

/** The message may quote what people typed; the frames and the error's name can't. */
function stackWithoutMessage(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}

/** How a child process is asked to end: politely, and after ten seconds no longer. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const patienceMilliseconds = 10_000;

/** Resolves when the process has ended. */
export async function endGently(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), patienceMilliseconds);
  await ended;
  clearTimeout(impatience);
}

/** A display for machines without one, so that the real app can be run, tested and photographed there. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { endGently } from './endGently.ts';
import { SetupProblem } from './setupProblem.ts';

/** A running virtual display. */
export interface VirtualDisplay {
  /** The value for DISPLAY, such as `:99`. */
  readonly name: string;
  stop(): Promise<void>;
}

/** The screen of the stations' PCs. */
const screen = '1366x768x24';

/** True on a Linux machine where no window could be shown. */
export function lacksDisplay(): boolean {
  return process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
}

/** Starts Xvfb on a display number that the server itself finds free. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const displayArguments = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'];
  const server = spawn('Xvfb', displayArguments, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const killWithUs = (): boolean => server.kill('SIGKILL');
  process.on('exit', killWithUs);
  const complaints: string[] = [];
  server.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  const number = await new Promise<string>((resolve, reject) => {
    const displayNumber = server.stdio[3] as Readable;
    displayNumber.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    server.once('error', reject);
    server.once('exit', (code) => {
      reject(new SetupProblem(`Xvfb ended with ${code ?? 'a signal'}: ${complaints.join('')}`));
    });
  });
  return {
    name: `:${number}`,
    stop: async () => {
      process.off('exit', killWithUs);
      await endGently(server);
    },
  };
}

/** Child processes as promises, so that set-up steps read in order. */
import { spawn, type StdioOptions } from 'node:child_process';

export interface ProcessOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly timeoutMilliseconds?: number;
}

export interface ProcessResult {
  /** 127 when the program does not exist, 1 when a signal ended it. */
  readonly exitCode: number;
  readonly output: string;
}

/** Runs a program in the person's own terminal and gives its exit code. */
export async function runVisibly(
  program: string,
  programArguments: readonly string[],
  options: ProcessOptions = {},
): Promise<number> {
  const result = await run(program, programArguments, options, ['ignore', 'inherit', 'inherit']);
  return result.exitCode;
}

/** Runs a program and keeps what it says on both streams. */
export async function runQuietly(
  program: string,
  programArguments: readonly string[],
  options: ProcessOptions = {},
): Promise<ProcessResult> {
  return run(program, programArguments, options, ['ignore', 'pipe', 'pipe']);
}

function run(
  program: string,
  programArguments: readonly string[],
  options: ProcessOptions,
  stdio: StdioOptions,
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, programArguments, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      timeout: options.timeoutMilliseconds,
      stdio,
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    child.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') resolve({ exitCode: 127, output: error.message });
      else reject(error);
    });
    child.on('close', (code) => resolve({ exitCode: code ?? 1, output }));
  });
}

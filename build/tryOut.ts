/** What `npm start` and `npm run dev` share: a prepared machine, a sample county, one app, a clean end. */
import { spawn } from 'node:child_process';
import { inRepository } from './repository.ts';
import { prepareRuntime, type Runtime } from './runtime.ts';
import { startSampleCounty } from './sampleCounty.ts';

export interface LaunchedProgram {
  readonly program: string;
  readonly programArguments: readonly string[];
  readonly env?: Record<string, string>;
}

/** Runs the program that shows the app until it is closed or interrupted; gives its exit code. */
export async function tryOut(
  describeProgram: (runtime: Runtime) => LaunchedProgram,
): Promise<number> {
  const runtime = await prepareRuntime();
  try {
    const county = await startSampleCounty();
    console.log(`Sample county at ${county.url}, code for a first station: ${county.sampleCode}`);
    if (runtime.isUnseen) console.log(howToSee(runtime));
    try {
      return await runUntilClosed(describeProgram(runtime), {
        ...runtime.env,
        LIAISON_SAMPLE_COUNTY: county.url,
        LIAISON_SAMPLE_CODE: county.sampleCode,
      });
    } finally {
      await county.stop();
    }
  } finally {
    await runtime.stop();
  }
}

/** An interrupt reaches the app first, so that it can close its database before the county goes. */
function runUntilClosed(launched: LaunchedProgram, env: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(launched.program, launched.programArguments, {
      cwd: inRepository(),
      env: { ...env, ...launched.env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const forward = (signal: NodeJS.Signals): boolean => child.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('SIGINT', forward);
      process.off('SIGTERM', forward);
      resolve(signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : (code ?? 1));
    });
  });
}

function howToSee(runtime: Runtime): string {
  const display = runtime.env['DISPLAY'] ?? '';
  return [
    `No screen here: the app runs on the virtual display ${display} (1366 × 768). To see it:`,
    `  a picture:  import -display ${display} -window root app.png   (package imagemagick)`,
    `  live:       x11vnc -display ${display} -localhost             (package x11vnc)`,
    '  the tour:   npm run demo, which leaves pictures in demo-output/',
    'Ctrl-C ends it.',
  ].join('\n');
}

/** What `npm start` and `npm run dev` share: a prepared machine, a sample county, the app, a clean end. */
import { spawn, type ChildProcess } from 'node:child_process';
import { repositoryRoot } from './repository.ts';
import { prepareRuntime, type Runtime } from './runtime.ts';
import { startSampleCounty } from './sampleCounty.ts';

/** Starts the app once more; its output goes to the terminal. */
export type LaunchApp = () => ChildProcess;

/** Keeps machine and county ready while `show` has the app running; gives what `show` gives. */
export async function tryOut(show: (launchApp: LaunchApp) => Promise<number>): Promise<number> {
  const runtime = await prepareRuntime();
  try {
    const county = await startSampleCounty();
    console.log(`Sample county at ${county.url}, code for a first station: ${county.sampleCode}`);
    if (runtime.isUnseen) console.log(howToSee(runtime));
    const env = {
      ...runtime.env,
      LIAISON_SAMPLE_COUNTY: county.url,
      LIAISON_SAMPLE_CODE: county.sampleCode,
    };
    try {
      return await show(() =>
        spawn(runtime.electronPath, [...runtime.switches, repositoryRoot], {
          env,
          stdio: ['ignore', 'inherit', 'inherit'],
        }),
      );
    } finally {
      await county.stop();
    }
  } finally {
    await runtime.stop();
  }
}

/**
 * Resolves when the app has ended. An interrupt is handed on to it first, so that it can close its
 * database before the county goes.
 */
export function untilClosed(app: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const forward = (signal: NodeJS.Signals): boolean => app.kill(signal);
    process.on('SIGINT', forward);
    process.on('SIGTERM', forward);
    app.once('error', reject);
    app.once('close', (code, signal) => {
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

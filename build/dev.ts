/**
 * `npm run dev`: as `npm start`, and after each change of a source compiled and started anew. There is
 * no development server: the app keeps its own origin, its strict policy and its local database.
 */
import { watch } from 'node:fs';
import { compile } from './compile.ts';
import { endGently } from './endGently.ts';
import { inRepository } from './repository.ts';
import { runCommand } from './setupProblem.ts';
import { tryOut, untilClosed, type LaunchApp } from './tryOut.ts';

const watchedFolders = ['shared', 'electron', 'renderer'];
/** An editor that saves writes several times in a moment. */
const settlingMilliseconds = 200;

await runCommand(async () => {
  await compile();
  return tryOut(showWhileItChanges);
});

/** Ends when the person closes the app, not when it is closed for a new start. */
async function showWhileItChanges(launchApp: LaunchApp): Promise<number> {
  for (;;) {
    const app = launchApp();
    const closed = untilClosed(app);
    const watching = new AbortController();
    const ending = await Promise.race([closed, untilCompiledAnew(watching.signal)]);
    watching.abort();
    if (ending !== 'compiled') return ending;
    await endGently(app);
    await closed;
  }
}

/** A source that does not compile is reported and leaves the running app as it is. */
function untilCompiledAnew(signal: AbortSignal): Promise<'compiled'> {
  return new Promise((resolve) => {
    let compiling = Promise.resolve();
    let latestChange = 0;
    onChange(signal, () => {
      latestChange += 1;
      const change = latestChange;
      compiling = compiling
        .then(compile)
        .then(() => (change === latestChange ? resolve('compiled') : undefined))
        .catch((error: unknown) => console.error(error));
    });
  });
}

function onChange(signal: AbortSignal, react: () => void): void {
  let settling: NodeJS.Timeout | undefined;
  for (const folder of watchedFolders) {
    watch(inRepository(folder), { recursive: true, signal }, () => {
      clearTimeout(settling);
      settling = setTimeout(react, settlingMilliseconds);
    });
  }
  signal.addEventListener('abort', () => clearTimeout(settling));
}

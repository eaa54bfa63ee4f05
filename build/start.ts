/** `npm start`: the app as its users get it, beside a county with sample data. */
import { compile } from './compile.ts';
import { runCommand } from './setupProblem.ts';
import { tryOut, untilClosed } from './tryOut.ts';

await runCommand(async () => {
  await compile();
  return tryOut((launchApp) => untilClosed(launchApp()));
});

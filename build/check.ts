/** `npm run check`: the checks alone, in a few seconds. */
import { runChecks } from './checks.ts';
import { runCommand } from './setupProblem.ts';

await runCommand(async () => ((await runChecks()).failed === 0 ? 0 : 1));

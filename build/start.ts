/** `npm start`: the app as its users get it, beside a county with sample data. */
import { compile } from './compile.ts';
import { repositoryRoot } from './repository.ts';
import { runCommand } from './setupProblem.ts';
import { tryOut } from './tryOut.ts';

await runCommand(async () => {
  await compile();
  return tryOut((runtime) => ({
    program: runtime.electronPath,
    programArguments: [...runtime.switches, repositoryRoot],
  }));
});

/** `npm run dev`: the same as `npm start`, but the renderer reloads itself while its sources change. */
import { inRepository } from './repository.ts';
import { runCommand } from './setupProblem.ts';
import { tryOut } from './tryOut.ts';

await runCommand(() =>
  tryOut((runtime) => ({
    program: process.execPath,
    programArguments: [
      inRepository('node_modules', 'electron-vite', 'bin', 'electron-vite.js'),
      'dev',
      '--watch',
      '--config',
      inRepository('build', 'electron.vite.config.ts'),
      '--',
      ...runtime.switches,
    ],
    env: { ELECTRON_EXEC_PATH: runtime.electronPath },
  })),
);

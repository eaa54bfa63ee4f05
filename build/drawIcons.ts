/** `node build/drawIcons.ts`: draws the committed icons again after icon.svg was changed. */
import { inRepository } from './repository.ts';
import { runVisibly } from './runProcess.ts';
import { prepareRuntime } from './runtime.ts';
import { runCommand } from './setupProblem.ts';

await runCommand(async () => {
  const runtime = await prepareRuntime();
  try {
    const script = inRepository('build', 'icons', 'rasterise.cjs');
    return await runVisibly(runtime.electronPath, [...runtime.switches, script], {
      env: runtime.env,
    });
  } finally {
    await runtime.stop();
  }
});

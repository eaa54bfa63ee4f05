// `npm run demo`: the main job, end to end, in the real app against a real county server; nothing is mocked.
// Exits non-zero if any step fails. `--slow` pauses between the steps for an audience.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../build/compile.ts';
import { inRepository } from '../../build/repository.ts';
import { prepareRuntime } from '../../build/runtime.ts';
import { runCommand } from '../../build/setupProblem.ts';
import { createNarrator } from './narrator.ts';
import { playDemo } from './play.ts';

const audiencePauseMs = 2_500;

await runCommand(async () => {
  const runtime = await prepareRuntime();
  await compile();
  const output = inRepository('demo-output');
  rmSync(output, { recursive: true, force: true });
  const folder = mkdtempSync(join(tmpdir(), 'island-liaison-demo-'));
  const isSlow = process.argv.includes('--slow');
  const narrator = createNarrator(
    output,
    `Electron ${runtime.version}${runtime.isFallback ? ' (fallback for development)' : ''}`,
    isSlow ? audiencePauseMs : 0,
  );
  try {
    await playDemo(narrator, { runtime, folder, output });
    process.stdout.write(`\nEvery step passed. Pictures, papers and demo.json: ${output}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`\nThe demo stopped: ${String(error)}\n`);
    return 1;
  } finally {
    narrator.finish();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    await runtime.stop();
  }
});

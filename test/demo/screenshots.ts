// `npm run screenshots`: takes the pictures of README.md and README.zh-CN.md anew, of the real app with sample data.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../build/compile.ts';
import { inRepository } from '../../build/repository.ts';
import { prepareRuntime } from '../../build/runtime.ts';
import { runCommand, SetupProblem } from '../../build/setupProblem.ts';
import { fillAlbum } from './album.ts';

/** So that the page opens quickly over a thin link. */
const mostBytes = 150_000;

await runCommand(async () => {
  const runtime = await prepareRuntime();
  await compile();
  const output = inRepository('docs', 'pictures');
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'island-liaison-pictures-'));
  try {
    await fillAlbum({ runtime, folder, output });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    await runtime.stop();
  }
  report(output);
  return 0;
});

function report(output: string): void {
  for (const file of readdirSync(output)) {
    const { size } = statSync(join(output, file));
    if (size > mostBytes)
      throw new SetupProblem(`${file} is ${size} bytes, more than ${mostBytes}`);
    console.log(`${file} ${Math.round(size / 1024)} kB`);
  }
}

/** Bundles the app into out/, and only when a source has changed since the last time. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { inRepository, repositoryRoot } from './repository.ts';

const fingerprintFile = inRepository('out', 'compiled.txt');
const compiledFiles = ['out/main/main.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html'];
const sources = [
  '{shared,electron,renderer}/**/*.{ts,tsx,css,html,json,svg,png,woff2}',
  'build/electron.vite.config.ts',
  'package-lock.json',
];

/** Brings out/ up to date. Quick when it already is. */
export async function compile(): Promise<void> {
  const sourceFiles = sources.flatMap((pattern) => globSync(pattern, { cwd: repositoryRoot }));
  const fingerprint = fingerprintOf(sourceFiles);
  if (isUpToDate(fingerprint)) return;
  const started = performance.now();
  rmSync(fingerprintFile, { force: true });
  const { build } = await import('electron-vite');
  await build({
    root: repositoryRoot,
    configFile: inRepository('build', 'electron.vite.config.ts'),
    logLevel: 'warn',
  });
  mkdirSync(dirname(fingerprintFile), { recursive: true });
  writeFileSync(fingerprintFile, `${fingerprint} ${fingerprintOf(compiledFiles)}`);
  console.log(`Compiled in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

/** The output counts too: `npm run dev` puts another build in its place. */
function isUpToDate(fingerprint: string): boolean {
  return (
    [fingerprintFile, ...compiledFiles.map((file) => inRepository(file))].every(existsSync) &&
    readFileSync(fingerprintFile, 'utf8') === `${fingerprint} ${fingerprintOf(compiledFiles)}`
  );
}

function fingerprintOf(files: readonly string[]): string {
  const digest = createHash('sha256');
  for (const file of files.toSorted()) {
    const { mtimeMs, size } = statSync(inRepository(file));
    digest.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return digest.digest('hex');
}

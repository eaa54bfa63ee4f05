/** What must hold of the sources before any test is worth running: types, lint, format, dead code. */
import { delimiter, dirname } from 'node:path';
import { inRepository, repositoryRoot } from './repository.ts';
import { runVisibly } from './runProcess.ts';
import { runSection, sumSections, type SectionResult } from './sections.ts';

const checks: readonly (readonly [title: string, tool: string, ...toolArguments: string[]])[] = [
  ['types', 'tsc', '-b'],
  ['lint', 'oxlint', '--deny-warnings'],
  ['format', 'oxfmt', '--check', '.'],
  ['dead code', 'knip', '--config', 'build/knip.json'],
];

/** Runs every check even when one fails; a broken check counts as one failure, a sound one as nothing. */
export async function runChecks(): Promise<SectionResult> {
  const results: SectionResult[] = [];
  for (const [title, tool, ...toolArguments] of checks) {
    results.push(
      await runSection(title, async () => {
        const exitCode = await runTool(tool, toolArguments);
        return { passed: 0, failed: exitCode === 0 ? 0 : 1 };
      }),
    );
  }
  return sumSections(results);
}

/** Runs a tool of node_modules with the node that runs us, however this command was called. */
export async function runTool(
  tool: string,
  toolArguments: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const folders = [inRepository('node_modules', '.bin'), dirname(process.execPath)];
  const searchPath = [...folders, process.env['PATH'] ?? ''].join(delimiter);
  return runVisibly(tool, toolArguments, {
    cwd: repositoryRoot,
    env: { ...env, PATH: searchPath },
  });
}

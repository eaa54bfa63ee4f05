/** A throw-away copy of the project's fences (tsconfigs, lint rules) around nothing but probe files. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inRepository } from '../../build/repository.ts';

const rooms = ['shared', 'county', 'electron', 'renderer', 'build', 'test'];
const fences = [
  'package.json',
  'tsconfig.json',
  '.oxlintrc.json',
  'build/tsconfig.base.json',
  'build/lint',
  ...rooms.map((room) => `${room}/tsconfig.json`),
];

/** What a tool complained about, by the path of the file. */
export type Complaints = ReadonlyMap<string, string>;

/** What the compiler says about these files, as one build of all projects. */
export function complaintsOfTsc(sourceByPath: ReadonlyMap<string, string>): Complaints {
  return inProbeTree(sourceByPath, (tree) => {
    const output = runTool(tree, 'tsc', ['-b', '--pretty', 'false']);
    return collect(output, /^(\S+?)\(\d+,\d+\): error (.*)$/gm);
  });
}

/** What the linter says about these files. */
export function complaintsOfOxlint(sourceByPath: ReadonlyMap<string, string>): Complaints {
  return inProbeTree(sourceByPath, (tree) => {
    const output = runTool(tree, 'oxlint', ['--format', 'unix', ...rooms]);
    return collect(output, /^(\S+?):\d+:\d+: (.*)$/gm);
  });
}

function inProbeTree(
  sourceByPath: ReadonlyMap<string, string>,
  ask: (tree: string) => Complaints,
): Complaints {
  const tree = mkdtempSync(join(tmpdir(), 'fence-'));
  try {
    for (const fence of fences) cpSync(inRepository(fence), join(tree, fence), { recursive: true });
    symlinkSync(inRepository('node_modules'), join(tree, 'node_modules'));
    for (const room of rooms) writeIn(tree, `${room}/target.ts`, 'export const target = 1;\n');
    for (const [path, source] of sourceByPath) writeIn(tree, path, source);
    return ask(tree);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

function writeIn(tree: string, path: string, source: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), source);
}

function collect(output: string, pattern: RegExp): Complaints {
  const complaintsByPath = new Map<string, string>();
  for (const [, path = '', complaint = ''] of output.matchAll(pattern)) {
    complaintsByPath.set(path, `${complaintsByPath.get(path) ?? ''}${complaint}\n`);
  }
  return complaintsByPath;
}

function runTool(tree: string, tool: string, toolArguments: readonly string[]): string {
  const program = inRepository('node_modules', '.bin', tool);
  const result = spawnSync(program, toolArguments, { cwd: tree, encoding: 'utf8' });
  if (result.error) throw result.error;
  return result.stdout + result.stderr;
}

/** The fences between the folders are tested like any other promise: every forbidden import is refused. */
import { describe, expect, it } from 'vitest';
import { complaintsOfOxlint, complaintsOfTsc } from './probeTree.ts';

interface Probe {
  readonly path: string;
  readonly source: string;
}

const rooms = ['shared', 'county', 'electron', 'renderer', 'build', 'test'] as const;
type Room = (typeof rooms)[number];

const mayImport: Record<Room, readonly Room[]> = {
  shared: [],
  county: ['shared'],
  electron: ['shared'],
  renderer: ['shared'],
  build: [],
  test: ['shared', 'county', 'electron', 'renderer', 'build'],
};

function importing(path: string, specifier: string): Probe {
  return { path, source: `import * as met from '${specifier}';\nexport const probe = met;\n` };
}

function using(path: string, expression: string): Probe {
  return { path, source: `export const probe = ${expression};\n` };
}

function arrow(from: Room, to: Room): Probe {
  return importing(`${from}/sees/${to}.ts`, `../../${to}/target.ts`);
}

const pairs = rooms.flatMap((from) =>
  rooms.filter((to) => to !== from).map((to) => [from, to] as const),
);
const allowedArrows = pairs.filter(([from, to]) => mayImport[from].includes(to));
const forbiddenArrows = pairs.filter(([from, to]) => !mayImport[from].includes(to));

const refusedByCompiler = [
  ...forbiddenArrows.map(([from, to]) => arrow(from, to)),
  importing('shared/toNode.ts', 'node:fs'),
  using('shared/toWindow.ts', 'window'),
  using('shared/toProcess.ts', 'process'),
  importing('renderer/toNode.ts', 'node:fs'),
  using('county/toWindow.ts', 'window'),
  using('electron/toDocument.ts', 'document'),
];

const sqlLibraries = ['kysely', 'pg', '@electric-sql/pglite'];
const databaseLibraries = [
  'rxdb',
  'rxdb/plugins/replication',
  'pouchdb-core',
  'pouchdb-adapter-idb',
];

const refusedByLinter = [
  ...['node:fs', 'electron', 'rxdb', 'react', 'fastify', 'zodiac'].map((name) =>
    importing(`shared/toLibrary/${plain(name)}.ts`, name),
  ),
  ...['window', 'process', 'globalThis', 'Date.now()', 'Math.random()', 'new Date()', 'Date()'].map(
    (expression) => using(`shared/toMoment/${plain(expression)}.ts`, expression),
  ),
  ...sqlLibraries.flatMap((name) => [
    importing(`county/routes/${plain(name)}.ts`, name),
    importing(`renderer/database/${plain(name)}.ts`, name),
    importing(`electron/${plain(name)}.ts`, name),
  ]),
  ...databaseLibraries.flatMap((name) =>
    ['screens', 'ui', 'queries', 'actions'].map((folder) =>
      importing(`renderer/${folder}/${plain(name)}.ts`, name),
    ),
  ),
  importing('county/toRxdb.ts', 'rxdb'),
  importing('county/toElectron.ts', 'electron'),
  importing('county/store/toElectron.ts', 'electron'),
  importing('electron/toReact.ts', 'react'),
  importing('renderer/toElectron.ts', 'electron'),
  importing('renderer/toFiles.ts', 'node:fs'),
  importing('renderer/sync/toFiles.ts', 'fs'),
  importing('build/toElectron.ts', 'electron'),
  {
    path: 'electron/window.ts',
    source: "import { ipcMain } from 'electron';\nexport const probe = ipcMain;\n",
  },
  {
    path: 'renderer/screens/later.ts',
    source: "export const probe = import('rxdb');\n",
  },
];

const allowed = [
  importing('electron/station/toLink.ts', '../county/link.ts'),
  importing('shared/toZod.ts', 'zod'),
  using('shared/fixedDate.ts', 'new Date(0)'),
  ...sqlLibraries.map((name) => importing(`county/store/${plain(name)}.ts`, name)),
  importing('renderer/database/toRxdb.ts', 'rxdb'),
  importing('renderer/sync/toRxdb.ts', 'rxdb/plugins/replication'),
  {
    path: 'electron/ipc.ts',
    source: "import { ipcMain } from 'electron';\nexport const probe = ipcMain;\n",
  },
];

/** A file name for what a probe is about. */
function plain(name: string): string {
  return name.replace(/\W+/g, '-');
}

function sourceByPath(...probes: readonly Probe[]): Map<string, string> {
  return new Map(probes.map(({ path, source }) => [path, source]));
}

describe('the compiler', () => {
  const complaints = complaintsOfTsc(
    sourceByPath(...refusedByCompiler, ...allowedArrows.map(([from, to]) => arrow(from, to))),
  );

  it.each(refusedByCompiler.map(({ path }) => path))('refuses %s', (path) => {
    expect(complaints.get(path)).toMatch(
      /TS6059: .*is not under 'rootDir'|TS(2304|2584|2591): Cannot find name/,
    );
  });

  it.each(allowedArrows.map(([from, to]) => arrow(from, to).path))('allows %s', (path) => {
    expect(complaints.get(path)).toBeUndefined();
  });
});

describe('the linter', () => {
  const complaints = complaintsOfOxlint(sourceByPath(...refusedByLinter, ...allowed));

  it.each(refusedByLinter.map(({ path }) => path))('refuses %s', (path) => {
    expect(complaints.get(path)).toMatch(
      /no-restricted-imports|no-restricted-globals|no-clock-or-chance/,
    );
  });

  it.each(allowed.map(({ path }) => path))('allows %s', (path) => {
    expect(complaints.get(path)).toBeUndefined();
  });
});

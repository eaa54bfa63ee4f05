/** `npm run bench`: lists the benchmarks; `npm run -s bench NAME -- --json` runs one for a machine to read. */
import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { inRepository } from '../../build/repository.ts';
import { runCommand, SetupProblem } from '../../build/setupProblem.ts';
import type { Benchmark, Row } from './row.ts';

const suffix = '.bench.ts';

await runCommand(async () => {
  const commandArguments = process.argv.slice(2);
  const asJson = commandArguments.includes('--json');
  const name = commandArguments.find((argument) => !argument.startsWith('-'));
  if (name === undefined) {
    await list();
    return 0;
  }
  const rows = await measure(name, asJson);
  if (asJson) console.log(JSON.stringify(rows, null, 2));
  else console.table(rows);
  return 0;
});

async function list(): Promise<void> {
  for (const name of names()) console.log(`${name}: ${(await load(name)).describe}`);
}

/** In JSON mode standard output belongs to the result alone; everything said on the way goes to stderr. */
async function measure(name: string, asJson: boolean): Promise<Row[]> {
  if (!names().includes(name)) {
    throw new SetupProblem(`There is no benchmark ${name}. There are: ${names().join(', ')}`);
  }
  const { run } = await load(name);
  const { log } = console;
  if (asJson) console.log = console.error;
  try {
    return await run();
  } finally {
    console.log = log;
  }
}

function names(): string[] {
  const files = globSync(`*${suffix}`, { cwd: inRepository('test', 'bench') });
  return files.map((file) => basename(file, suffix)).toSorted();
}

async function load(name: string): Promise<Benchmark> {
  return (await import(`./${name}${suffix}`)) as Benchmark;
}

/** What the encrypted storage costs beside RxDB's Dexie storage (plain text), its memory storage and plain PouchDB. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareRuntime, type Runtime } from '../../build/runtime.ts';
import { bundlePage, openBareWindow } from '../renderer/storageKill/bareWindow.ts';
import type { Row } from './row.ts';
import type { BenchTask, Measures } from './storage/benchPage.ts';
import type { ContenderName } from './storage/contender.ts';
import { bytesIn } from './storage/folderBytes.ts';
import { storageRows, type Results } from './storage/storageRows.ts';

export const describe =
  'the encrypted storage beside Dexie, memory and plain PouchDB in real Electron; STORAGE_BENCH_AMOUNTS=10000 for a short run';

const rounds = 3;
const onDisk: readonly ContenderName[] = ['ours', 'dexie', 'pouch'];

interface Stage {
  readonly runtime: Runtime;
  readonly folder: string;
}

/** Each contender is filled once; every round works on a copy of that profile, the contenders taking turns. */
export async function run(): Promise<Row[]> {
  const runtime = await prepareRuntime();
  const folder = mkdtempSync(join(tmpdir(), 'bench-storage-'));
  const stage: Stage = { runtime, folder };
  try {
    await bundlePage(new URL('storage/benchPage.ts', import.meta.url), join(folder, 'page'));
    const rows: Row[] = [];
    for (const amount of amounts()) rows.push(...storageRows(amount, await measure(stage, amount)));
    return rows;
  } finally {
    await runtime.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function amounts(): number[] {
  const wanted = process.env['STORAGE_BENCH_AMOUNTS'] ?? '10000,50000';
  return wanted.split(',').map(Number);
}

async function measure(stage: Stage, amount: number): Promise<Results> {
  const results: Results = { ours: {}, dexie: {}, pouch: {}, memory: {}, floor: {} };
  const filled = (contender: ContenderName) => join(stage.folder, `${contender}-${amount}`);
  for (const contender of onDisk) {
    console.log(`${amount} documents: filling ${contender}`);
    await perform(stage, filled(contender), { kind: 'fill', contender, amount });
    await perform(stage, filled(contender), { kind: 'settle', contender, amount });
    collect(results[contender], { diskBytes: [bytesIn(filled(contender))] });
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of [...onDisk, 'memory' as const]) {
      console.log(`${amount} documents: round ${round + 1} of ${rounds}, ${contender}`);
      const task: BenchTask = { kind: 'work', contender, amount };
      const base = contender === 'memory' ? undefined : filled(contender);
      collect(results[contender], await performOnCopy(stage, base, [task]));
    }
    collect(results.floor, await performOnCopy(stage, undefined, [{ kind: 'floor', amount }]));
  }
  for (const contender of onDisk) {
    console.log(`${amount} documents: ${contender} after 10,000 updates`);
    const tasks: BenchTask[] = [
      { kind: 'churn', contender, amount },
      { kind: 'settle', contender, amount },
    ];
    const { endDiskBytes } = await performOnCopy(stage, filled(contender), tasks);
    collect(results[contender], { churnedDiskBytes: endDiskBytes ?? [] });
    rmSync(filled(contender), { recursive: true, force: true });
  }
  return results;
}

function collect(into: Measures, found: Measures): void {
  for (const [name, values] of Object.entries(found)) (into[name] ??= []).push(...values);
}

/** What the tasks measured, one after the other on one profile, and the size of the profile in the end. */
async function performOnCopy(
  stage: Stage,
  base: string | undefined,
  tasks: readonly BenchTask[],
): Promise<Measures> {
  const data = join(stage.folder, 'data');
  const found: Measures = {};
  try {
    if (base) cpSync(base, data, { recursive: true });
    for (const task of tasks) collect(found, await perform(stage, data, task));
    return { ...found, endDiskBytes: [bytesIn(data)] };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function perform(stage: Stage, data: string, task: BenchTask): Promise<Measures> {
  let answer: { measures?: Measures; failed?: string } = {};
  const window = openBareWindow(
    stage.runtime,
    { page: join(stage.folder, 'page'), data },
    task,
    (message) => {
      answer = message as typeof answer;
    },
  );
  await window.ended;
  if (!answer.measures) {
    throw new Error(`${JSON.stringify(task)} failed: ${answer.failed ?? 'the window ended'}`);
  }
  return answer.measures;
}

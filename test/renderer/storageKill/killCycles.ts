// Cycles of the kill test: open and compare, write, SIGKILL at a random moment, again on the same profile.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '../../../build/runtime.ts';
import { mendLogs } from '../../../electron/profile/mendLogs.ts';
import { rememberedLog } from '../../electron/rememberedLog.ts';
import { bundlePage, openBareWindow } from './bareWindow.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { KillLedger } from './killLedger.ts';
import type { KillMessage, KillTask } from './killPage.ts';

export interface KillOutcome {
  cycles: number;
  /** Killed before the database was open: during opening or migration. */
  killedEarly: number;
  migrations: number;
  newKeys: number;
  /** Times a new key had taken over everything. */
  rekeyed: number;
  acknowledged: number;
  /** Logs of Chromium's that ended inside a record and were mended before the next start. */
  tornLogs: number;
  /** Write transactions of the storage's own that were seen. */
  idleWork: number;
  slowestOpening: number;
  /** Lost, altered or invented records, problems told, windows that did not open. */
  faults: string[];
}

interface Run {
  readonly runtime: Runtime;
  readonly folders: { readonly page: string; readonly data: string };
  readonly chance: Chance;
  readonly ledger: KillLedger;
  readonly outcome: KillOutcome;
  nextOp: number;
  schemaVersion: number;
  keyNumber: number;
}

const patienceMilliseconds = 30_000;

/** One cycle more than asked for ends in good order and only looks. */
export async function runKillCycles(
  runtime: Runtime,
  { cycles, seed }: { cycles: number; seed: number },
  onCycle: (outcome: KillOutcome) => void = () => undefined,
): Promise<KillOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'storage-kill-'));
  const folders = { page: join(folder, 'page'), data: join(folder, 'data') };
  const run: Run = {
    ...{ runtime, folders, chance: chanceFrom(seed), ledger: new KillLedger() },
    ...{ nextOp: 1, schemaVersion: 0, keyNumber: 0 },
    outcome: {
      ...{ cycles: 0, killedEarly: 0, migrations: 0, newKeys: 0, rekeyed: 0 },
      ...{ acknowledged: 0, tornLogs: 0, idleWork: 0, slowestOpening: 0, faults: [] },
    },
  };
  try {
    await bundlePage(new URL('killPage.ts', import.meta.url), folders.page);
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      await killOnce(run, nextTask(run, cycle));
      onCycle(run.outcome);
    }
    await killOnce(run, { ...nextTask(run, cycles), onlyLook: true });
    return run.outcome;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Now and then the app comes in a new version with a new schema, or somebody wants a new data key. */
function nextTask(run: Run, cycle: number): KillTask {
  if (cycle > 0 && run.chance.percent(5)) {
    run.schemaVersion += 1;
    run.outcome.migrations += 1;
  }
  if (cycle > 0 && run.chance.percent(5)) {
    run.keyNumber += 1;
    run.outcome.newKeys += 1;
  }
  return {
    seed: run.chance.below(1_000_000_000),
    firstOp: run.nextOp,
    schemaVersion: run.schemaVersion,
    keyNumber: run.keyNumber,
    onlyLook: false,
  };
}

async function killOnce(run: Run, task: KillTask): Promise<void> {
  const { chance, outcome } = run;
  const isEarly = chance.percent(15);
  const afterLoading = chance.between(0, 400);
  const afterOpening = chance.percent(60) ? chance.between(10, 400) : chance.between(400, 1600);
  const mustOpen = task.onlyLook || !isEarly;
  mendAsTheAppDoes(run);
  let isOpen = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const window = openBareWindow(run.runtime, run.folders, task, (heard) => {
    const message = heard as KillMessage;
    hear(run, message);
    if (task.onlyLook) isOpen ||= message.kind === 'opened';
    else if (message.kind === 'loaded' && isEarly) killAfter(afterLoading);
    else if (message.kind === 'opened') {
      isOpen = true;
      if (!isEarly) killAfter(afterOpening);
    }
  });
  const killAfter = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => window.kill(), milliseconds);
  };
  killAfter(patienceMilliseconds);
  await window.ended;
  clearTimeout(timer);
  outcome.cycles += task.onlyLook ? 0 : 1;
  outcome.killedEarly += isOpen ? 0 : 1;
  outcome.acknowledged = run.ledger.acknowledged;
  if (mustOpen && !isOpen) outcome.faults.push(`cycle ${outcome.cycles}: it did not open`);
}

function mendAsTheAppDoes({ folders, outcome }: Run): void {
  const log = rememberedLog();
  const mended = mendLogs(folders.data, log);
  outcome.tornLogs += log.events.length;
  if (mended === 'whole' || mended === 'mended') return;
  const said = JSON.stringify(log.events);
  outcome.faults.push(`cycle ${outcome.cycles + 1}: the logs are ${mended}: ${said}`);
}

function hear(run: Run, message: KillMessage): void {
  const { ledger, outcome } = run;
  const note = (fault: string) => outcome.faults.push(`cycle ${outcome.cycles + 1}: ${fault}`);
  if (message.kind === 'begin') {
    ledger.begin(message.write);
    run.nextOp = Math.max(run.nextOp, message.write.op + 1);
  } else if (message.kind === 'acknowledge') {
    ledger.acknowledge(message.op);
  } else if (message.kind === 'opened') {
    for (const fault of ledger.judge(message.found)) note(fault);
    outcome.slowestOpening = Math.max(outcome.slowestOpening, message.milliseconds);
  } else if (message.kind === 'idleWork') {
    outcome.idleWork += message.transactions;
  } else if (message.kind === 'rekeyed') {
    outcome.rekeyed += 1;
  } else if (message.kind === 'problem') {
    note(message.text);
  }
}

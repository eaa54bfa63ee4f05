/** `npm run test:kill -- --cycles 500 --seed 1`: what was acknowledged outlives SIGKILL, in real Electron. */
import { prepareRuntime } from '../../../build/runtime.ts';
import { runCommand, SetupProblem } from '../../../build/setupProblem.ts';
import { runKillCycles, type KillOutcome } from './killCycles.ts';

const shownFaults = 20;

await runCommand(async () => {
  const cycles = numberAfter('--cycles', 500);
  const seed = numberAfter('--seed', Date.now() % 1_000_000);
  console.log(`${cycles} cycles, seed ${seed}`);
  const runtime = await prepareRuntime();
  const started = performance.now();
  try {
    let shown = 0;
    const outcome = await runKillCycles(runtime, { cycles, seed }, (soFar) => {
      for (const fault of soFar.faults.slice(shown, shownFaults)) console.error(fault);
      shown = soFar.faults.length;
      if (soFar.cycles % 25 === 0) console.log(summary(soFar, performance.now() - started));
    });
    console.log(`finished: ${summary(outcome, performance.now() - started)}`);
    for (const fault of outcome.faults.slice(shown, shownFaults)) console.error(fault);
    return outcome.faults.length === 0 ? 0 : 1;
  } finally {
    await runtime.stop();
  }
});

function summary(outcome: KillOutcome, milliseconds: number): string {
  const { faults, ...counts } = outcome;
  const said = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  return `${Math.round(milliseconds / 1000)} s: ${said.join(', ')}, faults ${faults.length}`;
}

function numberAfter(flag: string, otherwise: number): number {
  const position = process.argv.indexOf(flag);
  if (position === -1) return otherwise;
  const number = Number(process.argv[position + 1]);
  if (!Number.isInteger(number) || number < 1) throw new SetupProblem(`${flag} needs a number`);
  return number;
}

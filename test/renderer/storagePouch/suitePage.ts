// The page that runs the storage suite inside the browser engine; storagePouch.e2e.ts drives it.
import { contractCases } from './contractCases.ts';
import { databaseCases } from './databaseCases.ts';
import { engineCases, measureTimes, readSurvivors, writeUntilKilled } from './engineCases.ts';
import { troubleCases } from './troubleCases.ts';

const cases = { ...contractCases, ...troubleCases, ...databaseCases, ...engineCases };

/** Name of each case and why it failed, or `passed`. */
async function runCases(): Promise<Record<string, string>> {
  const outcomes: Record<string, string> = {};
  for (const [name, check] of Object.entries(cases)) {
    outcomes[name] = await check().then(
      () => 'passed',
      (error: unknown) =>
        error instanceof Error ? `${error.message}\n${error.stack}` : String(error),
    );
  }
  return outcomes;
}

const storageSuite = { runCases, measureTimes, readSurvivors, writeUntilKilled };
export type StorageSuite = typeof storageSuite;

Object.assign(globalThis, { storageSuite });

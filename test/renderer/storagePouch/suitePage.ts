// The page that runs the storage suite inside the browser engine; storagePouch.e2e.ts drives it.
import { attachmentCases } from './attachmentCases.ts';
import { contractCases } from './contractCases.ts';
import { damageCases } from './damageCases.ts';
import { databaseCases } from './databaseCases.ts';
import { engineCases } from './engineCases.ts';
import { pieceCases } from './pieceCases.ts';
import { troubleCases } from './troubleCases.ts';

const cases = {
  ...contractCases,
  ...troubleCases,
  ...pieceCases,
  ...damageCases,
  ...attachmentCases,
  ...databaseCases,
  ...engineCases,
};

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

const storageSuite = { runCases };
export type StorageSuite = typeof storageSuite;

Object.assign(globalThis, { storageSuite });

// The storage suite on a fake IndexedDB: quick, on every run. storagePouch.e2e.ts repeats it in a real browser engine.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { contractCases } from './contractCases.ts';
import { databaseCases } from './databaseCases.ts';
import { troubleCases } from './troubleCases.ts';

const groups = { contract: contractCases, trouble: troubleCases, database: databaseCases };

for (const [group, cases] of Object.entries(groups)) {
  for (const [name, check] of Object.entries(cases)) {
    it(`${group}: ${name}`, async () => {
      await expect(check()).resolves.toBeUndefined();
    });
  }
}

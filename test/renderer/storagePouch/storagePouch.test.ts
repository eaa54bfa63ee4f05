// The storage suite on a fake IndexedDB: quick, on every run. storagePouch.e2e.ts repeats it in a real browser engine.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { attachmentCases } from './attachmentCases.ts';
import { contractCases } from './contractCases.ts';
import { damageCases } from './damageCases.ts';
import { databaseCases } from './databaseCases.ts';
import { pieceCases } from './pieceCases.ts';
import { troubleCases } from './troubleCases.ts';

const groups = {
  contract: contractCases,
  trouble: troubleCases,
  pieces: pieceCases,
  damage: damageCases,
  attachments: attachmentCases,
  database: databaseCases,
};

for (const [group, cases] of Object.entries(groups)) {
  for (const [name, check] of Object.entries(cases)) {
    it(`${group}: ${name}`, async () => {
      await expect(check()).resolves.toBeUndefined();
    });
  }
}

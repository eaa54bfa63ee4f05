/** The vault outlives power cuts and damage: two copies, replaced whole, never overwritten when unreadable. */
import { readFileSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../electron/atomicFile.ts';
import { sampleStandAlone } from '../../electron/station/newStation.ts';
import { openVault } from '../../electron/station/vault.ts';
import { scratchFolder } from './scratchFolder.ts';

describe('vault', () => {
  it('gives back what was written, and nothing lies beside it', () => {
    const folder = scratchFolder();
    const content = sampleStandAlone();
    expect(openVault(folder).read()).toEqual({ state: 'absent' });
    openVault(folder).write(content);
    expect(openVault(folder).read()).toEqual({ state: 'held', content, fromBackup: false });
    expect(readdirSync(folder).toSorted()).toEqual(['vault.backup.json', 'vault.json']);
  });

  it('falls back to its copy when the file is cut short', () => {
    const folder = scratchFolder();
    const content = sampleStandAlone();
    openVault(folder).write(content);
    truncateSync(join(folder, 'vault.json'), 100);
    expect(openVault(folder).read()).toEqual({ state: 'held', content, fromBackup: true });
  });

  it('is damaged, not absent, when neither can be read', () => {
    const folder = scratchFolder();
    openVault(folder).write(sampleStandAlone());
    for (const name of ['vault.json', 'vault.backup.json']) {
      writeFileSync(join(folder, name), '{"version":1');
    }
    expect(openVault(folder).read()).toEqual({ state: 'damaged' });
  });

  it('refuses to write what it could not read again', () => {
    const folder = scratchFolder();
    const content = { ...sampleStandAlone(), databaseName: 'other' };
    expect(() => openVault(folder).write(content)).toThrow(/databaseName/);
    expect(openVault(folder).read()).toEqual({ state: 'absent' });
  });
});

describe('atomic files', () => {
  it('keep the old content when the new can not be written', () => {
    const folder = scratchFolder();
    const path = join(folder, 'kept.json');
    writeFileAtomically(path, 'old');
    expect(() => writeFileAtomically(join(path, 'below.json'), 'new')).toThrow(/ENOTDIR/);
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['kept.json']);
  });
});

// Two processes on one PGlite folder lose each other's rows, so the lock has to hold, and to let go of the dead.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse, lockFolder } from '../../county/store/folderLock.ts';

describe('the lock on the data folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'county-lock-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const leftBehind = (holder: unknown) =>
    writeFileSync(join(folder, 'lock'), JSON.stringify(holder));

  it('is held once, and free again when given back', () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    unlock();
    lockFolder(folder)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from a process that died', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    leftBehind({ pid, began: '1', key: 'gone' });
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    unlock();
  });

  it.runIf(process.platform === 'linux')(
    'is taken over when the pid belongs to another process by now',
    () => {
      leftBehind({ pid: process.pid, began: '1', key: 'before the restart' });
      lockFolder(folder)();
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it('is given back only by its holder', () => {
    const unlock = lockFolder(folder);
    leftBehind({ pid: process.pid, began: '1', key: 'somebody else' });
    unlock();
    expect(readdirSync(folder)).toEqual(['lock']);
  });
});

import { randomUUID } from 'node:crypto';
// PGlite has no lock of its own: a second process on the same folder silently loses rows of both.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Holder {
  pid: number;
  /** When the process began, where the system tells: a later process may have the same pid. */
  began: string;
  /** Tells two holders in one process apart. */
  key: string;
}

/** The folder is in use by another process. */
export class FolderInUse extends Error {
  readonly pid: number;

  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}`);
    this.pid = pid;
  }
}

/** Takes the folder for this process, also from one that died; returns how to give it back. */
export function lockFolder(folder: string): () => void {
  const lockFile = join(folder, 'lock');
  const me: Holder = { pid: process.pid, began: processBegan(process.pid), key: randomUUID() };
  const mine = join(folder, `lock.${me.key}`);
  writeFileSync(mine, JSON.stringify(me), { flush: true, mode: 0o600 });
  try {
    while (!linked(mine, lockFile)) removeDeadHolder(folder, lockFile);
  } finally {
    rmSync(mine);
  }
  return () => {
    if (readHolder(lockFile)?.key === me.key) rmSync(lockFile);
  };
}

/** Linking fails when the name is taken, in one step: two processes can't both succeed. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removeDeadHolder(folder: string, lockFile: string): void {
  const holder = readHolder(lockFile);
  if (!holder) return;
  if (isAlive(holder)) throw new FolderInUse(folder, holder.pid);
  const aside = join(folder, `lock.${randomUUID()}`);
  try {
    renameSync(lockFile, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // Between reading and renaming, another process may have done the same and put its own lock here.
  const taken = readHolder(aside);
  if (taken && taken.key !== holder.key) linked(aside, lockFile);
  rmSync(aside);
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return processBegan(holder.pid) === holder.began;
}

/** Field 22 of Linux's /proc/pid/stat, counted after the name in brackets; empty elsewhere. */
function processBegan(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

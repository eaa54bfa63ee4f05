// Before a broken database is touched, all of it is copied aside: what a program can't repair, a person might.
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { flushFolder, renamePatiently } from '../atomicFile.ts';

const keptCopies = 3;
const copyName = /^\d{8}T\d{9}$/;

/** Copies a folder of the profile; resolved means on the disk. Of earlier copies the newest stay. */
export function copyAside(profile: string, name: string, nowMs: number): void {
  const rescue = rescueFolder(profile);
  const copy = join(rescue, new Date(nowMs).toISOString().replace(/[^\dT]/g, ''));
  const unfinished = `${copy}.unfinished`;
  mkdirSync(rescue, { recursive: true, mode: 0o700 });
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    copyFolder(join(profile, name), join(unfinished, name));
    flushFolder(unfinished);
    renamePatiently(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
  flushFolder(rescue);
  for (const old of copies(profile).slice(0, -keptCopies)) {
    rmSync(join(rescue, old), { recursive: true, force: true });
  }
}

export function newestCopy(profile: string): string | undefined {
  const newest = copies(profile).at(-1);
  return newest === undefined ? undefined : join(rescueFolder(profile), newest);
}

function rescueFolder(profile: string): string {
  return join(profile, 'rescue');
}

/** Oldest first. */
function copies(profile: string): string[] {
  const rescue = rescueFolder(profile);
  if (!existsSync(rescue)) return [];
  return readdirSync(rescue)
    .filter((name) => copyName.test(name))
    .toSorted();
}

function copyFolder(from: string, to: string): void {
  mkdirSync(to, { mode: 0o700 });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyFolder(source, target);
    else if (entry.isFile()) copyFlushed(source, target);
  }
  flushFolder(to);
}

function copyFlushed(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  const file = openSync(to, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

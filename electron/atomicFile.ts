// Every file this app keeps is replaced as a whole: after a power cut there is the old one or the new one.
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const tries = 8;
const pauseMs = 25;

/** Resolved means on the disk: the content and the name are both flushed. Throws what the file system throws. */
export function writeFileAtomically(path: string, content: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    writeFlushed(temporary, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    renamePatiently(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  flushFolder(dirname(path));
}

/** Undefined when there is no such file; one that can't be read throws, because it is not the same as none. */
export function readTextIfAny(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  return readFileSync(path, 'utf8');
}

const diskRefusals: ReadonlySet<unknown> = new Set([
  'ENOSPC',
  'EDQUOT',
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'EBUSY',
  'ENOENT',
]);

/** Whether the disk refused, as opposed to a bug of ours. */
export function isDiskRefusal(error: unknown): boolean {
  return error instanceof Error && 'code' in error && diskRefusals.has(error.code);
}

function writeFlushed(path: string, content: Uint8Array): void {
  const file = openSync(path, 'w', 0o600);
  try {
    let written = 0;
    while (written < content.length) written += writeSync(file, content, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function renamePatiently(from: string, to: string): void {
  patiently(() => renameSync(from, to));
}

/** On Windows a virus scanner may hold a file for a moment. */
export function patiently<Value>(run: () => Value): Value {
  for (let turn = 1; ; turn += 1) {
    try {
      return run();
    } catch (error) {
      if (process.platform !== 'win32' || turn === tries || !isDiskRefusal(error)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs);
    }
  }
}

/** Without this the new name may be lost on Linux; Windows has no such call. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

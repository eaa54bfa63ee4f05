// A file onto a stick that may be full, slow, write-protected or pulled out: it gets its name only when what was read
// back is what was written, and a second try goes on where the first one stopped. Rule BU7.
import type { FileHandle } from 'node:fs/promises';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { flushFolder, isDiskRefusal } from '../atomicFile.ts';

const blockBytes = 256 * 1024;
const unfinishedEnding = '.part';

/** How blocks reach the file. */
type WriteBlock = (file: FileHandle, block: Uint8Array, at: number) => Promise<void>;

const writeBlock: WriteBlock = async (file, block, at) => {
  let written = 0;
  while (written < block.length) {
    const { bytesWritten } = await file.write(block, written, block.length - written, at + written);
    written += bytesWritten;
  }
};

/** Answers the path. What is half written stays beside it under another name, for the next try. */
export async function putOnStick(
  content: Uint8Array,
  folder: string,
  name: string,
  write: WriteBlock = writeBlock,
): Promise<Result<string>> {
  const path = join(folder, name);
  try {
    const unfinished = path + unfinishedEnding;
    await writeOn(content, unfinished, write);
    if ((await equalBytes(content, unfinished)) !== content.length) {
      return refuse('bundle.notReadBack');
    }
    await rename(unfinished, path);
    flushNames(path);
    return ok(path);
  } catch (error) {
    const code = stickProblem(error);
    if (!code) throw error;
    return refuse(code);
  }
}

async function writeOn(content: Uint8Array, path: string, write: WriteBlock): Promise<void> {
  const whole = await equalBytes(content, path);
  const from = whole - (whole % blockBytes);
  const file = await open(path, whole > 0 ? 'r+' : 'w', 0o600);
  try {
    for (let at = from; at < content.length; at += blockBytes) {
      await write(file, content.subarray(at, at + blockBytes), at);
    }
    await file.truncate(content.length);
    await file.sync();
  } finally {
    // A stick that is gone refuses this too; what matters was said before.
    await file.close().catch(() => undefined);
  }
}

/** So many bytes at its beginning are those of the content; a longer file counts as none. */
async function equalBytes(content: Uint8Array, path: string): Promise<number> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return 0;
  try {
    if ((await file.stat()).size > content.length) return 0;
    const block = new Uint8Array(blockBytes);
    for (let at = 0; ;) {
      const { bytesRead } = await file.read(block, 0, blockBytes, at);
      const expected = content.subarray(at, at + bytesRead);
      if (bytesRead === 0) return at;
      if (Buffer.compare(block.subarray(0, bytesRead), expected) !== 0) return at;
      at += bytesRead;
    }
  } finally {
    await file.close().catch(() => undefined);
  }
}

/** Some file systems of sticks have no such call. */
function flushNames(path: string): void {
  try {
    flushFolder(dirname(path));
  } catch (error) {
    if (!isDiskRefusal(error) && codeOf(error) !== 'EINVAL') throw error;
  }
}

const problemByCode: Readonly<Record<string, ProblemCode>> = {
  ENOSPC: 'bundle.stickFull',
  EDQUOT: 'bundle.stickFull',
  EFBIG: 'bundle.stickFull',
  EROFS: 'bundle.stickReadOnly',
  EACCES: 'bundle.stickReadOnly',
  EPERM: 'bundle.stickReadOnly',
  ENOENT: 'bundle.noStick',
  ENOTDIR: 'bundle.noStick',
  ENODEV: 'bundle.noStick',
  ENXIO: 'bundle.noStick',
  EIO: 'bundle.noStick',
  EBADF: 'bundle.noStick',
  EBUSY: 'bundle.noStick',
  ESTALE: 'bundle.noStick',
};

/** What a person can do about it; undefined for a bug of ours. */
export function stickProblem(error: unknown): ProblemCode | undefined {
  return problemByCode[codeOf(error)];
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

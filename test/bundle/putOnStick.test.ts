// [BU7] A stick that fills up, is pulled out, lies or is write-protected: said plainly, nothing lost, and gone on with.
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putOnStick } from '../../electron/bundle/putOnStick.ts';
import { scratchFolder } from '../electron/scratchFolder.ts';

const blockBytes = 256 * 1024;
const content = randomBytes(blockBytes * 5 + 1234);
const name = '枸杞乡联络站 2026-11-22 A0001 摆渡包.liaison';

function diskError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Writes until so many bytes are there; then the stick says no. */
function stickThat(says: string, after: number) {
  const written: number[] = [];
  const write = async (file: FileHandle, block: Uint8Array, at: number) => {
    if (at + block.length > after) {
      await file.write(block, 0, Math.max(0, after - at), at);
      throw diskError(says);
    }
    await file.write(block, 0, block.length, at);
    written.push(at);
  };
  return { write, written };
}

describe('a bundle on a stick', () => {
  it('[BU7] is there whole under its name, and nothing beside it', async () => {
    const folder = scratchFolder();
    const path = join(folder, name);
    expect(await putOnStick(content, folder, name)).toEqual({ ok: true, value: path });
    expect(readFileSync(path).equals(content)).toBe(true);
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  it.each([
    ['ENOSPC', 'bundle.stickFull'],
    ['EIO', 'bundle.noStick'],
    ['ENODEV', 'bundle.noStick'],
    ['EROFS', 'bundle.stickReadOnly'],
  ])('[BU7] a stick that answers %s in the middle is told as %s', async (code, problem) => {
    const folder = scratchFolder();
    const { write } = stickThat(code, blockBytes * 3 + 77);
    const put = await putOnStick(content, folder, name, write);
    expect(put).toEqual({ ok: false, problem: { code: problem } });
    expect(existsSync(join(folder, name))).toBe(false);
  });

  it('[BU7] goes on where it stopped, and not on what is not its own beginning', async () => {
    const folder = scratchFolder();
    await putOnStick(content, folder, name, stickThat('ENOSPC', blockBytes * 3 + 77).write);
    const goingOn = stickThat('EIO', Number.POSITIVE_INFINITY);
    expect(await putOnStick(content, folder, name, goingOn.write)).toMatchObject({ ok: true });
    expect(goingOn.written).toEqual([3, 4, 5].map((block) => block * blockBytes));
    expect(readFileSync(join(folder, name)).equals(content)).toBe(true);

    const other = randomBytes(content.length + 999);
    writeFileSync(join(folder, `${name}.part`), other);
    const anew = stickThat('EIO', Number.POSITIVE_INFINITY);
    expect(await putOnStick(content, folder, name, anew.write)).toMatchObject({ ok: true });
    expect(anew.written[0]).toBe(0);
    expect(readFileSync(join(folder, name)).equals(content)).toBe(true);
  });

  it('[BU7] that gives back something else is not called written', async () => {
    const folder = scratchFolder();
    const lying = async (file: FileHandle, block: Uint8Array, at: number) => {
      await file.write(at === 0 ? randomBytes(block.length) : block, 0, block.length, at);
    };
    const put = await putOnStick(content, folder, name, lying);
    expect(put).toEqual({ ok: false, problem: { code: 'bundle.notReadBack' } });
    expect(existsSync(join(folder, name))).toBe(false);
  });

  it('[BU7] that is gone, and a folder nobody may write to', async () => {
    const folder = scratchFolder();
    const gone = join(folder, 'gone');
    expect(await putOnStick(content, gone, name)).toMatchObject({
      problem: { code: 'bundle.noStick' },
    });
    if (process.getuid?.() === 0 || process.platform === 'win32') return;
    chmodSync(folder, 0o500);
    expect(await putOnStick(content, folder, name)).toMatchObject({
      problem: { code: 'bundle.stickReadOnly' },
    });
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });
});

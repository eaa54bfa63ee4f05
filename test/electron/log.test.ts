/** The log holds ids and codes; whatever else is given to it does not arrive on the disk. */
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLog } from '../../electron/log.ts';
import { scratchFolder } from './scratchFolder.ts';

function written(folder: string): Record<string, unknown>[] {
  const text = readFileSync(join(folder, 'liaison.jsonl'), 'utf8').trim();
  return text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('log', () => {
  it('keeps event, code and id, on the disk when the call returns', () => {
    const folder = scratchFolder();
    const log = createLog(folder, () => Date.UTC(2026, 0, 2));
    log.write('warn', 'county.link', { code: 'county.unreachable', id: 'abc-123', count: 3 });
    expect(written(folder)).toEqual([
      {
        at: '2026-01-02T00:00:00.000Z',
        level: 'warn',
        event: 'county.link',
        code: 'county.unreachable',
        count: 3,
        id: 'abc-123',
      },
    ]);
  });

  it('drops members that are not on the list and values that are no codes', () => {
    const folder = scratchFolder();
    const smuggled: object = { name: '林阿姨', phone: '13800000000', code: '林阿姨 的 电话' };
    createLog(folder).write('info', 'x', smuggled);
    expect(Object.keys(written(folder)[0] ?? {})).toEqual(['at', 'level', 'event']);
  });

  it('keeps the stack of a bug without its message', () => {
    const folder = scratchFolder();
    createLog(folder).bug('bridge.bug', new TypeError('Unexpected token 林阿姨\n at 13800000000'));
    const stack = String(written(folder)[0]?.['stack']);
    expect(stack).toMatch(/^TypeError\n\s+at .*log\.test\.ts:\d+:\d+/);
    expect(stack).not.toMatch(/林阿姨|13800000000|Unexpected|electron/);
  });

  it('keeps no folder of a stack, which may be named for a person', () => {
    const folder = scratchFolder();
    const stack =
      'Error: x\n    at save (C:\\Users\\林 阿姨\\app\\main.cjs:1:2)\n    at async go (file:///a/b.js:3:4)';
    createLog(folder).write('error', 'x', { stack });
    expect(written(folder)[0]?.['stack']).toBe('Error\n  at save main.cjs:1:2\n  at go b.js:3:4');
  });

  it('begins a new file at a megabyte and keeps five', () => {
    const folder = scratchFolder();
    const log = createLog(folder);
    const stack = `Error\n${'    at someFunction (file.ts:1:1)\n'.repeat(20)}`;
    for (let line = 0; line < 9000; line += 1) log.write('info', 'x', { stack, count: line });
    const names = readdirSync(folder).toSorted();
    expect(names).toEqual([
      'liaison.1.jsonl',
      'liaison.2.jsonl',
      'liaison.3.jsonl',
      'liaison.4.jsonl',
      'liaison.jsonl',
    ]);
    for (const name of names) {
      expect(statSync(join(folder, name)).size).toBeLessThan(1024 * 1024 + 2000);
    }
    expect(written(folder).at(-1)?.['count']).toBe(8999);
    expect(existsSync(join(folder, 'liaison.5.jsonl'))).toBe(false);
  });
});

// The mark lies beside the database, outlives a restart, and speaks for one set-up only.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDataMark } from '../../../electron/profile/dataMark.ts';
import { copyAside } from '../../../electron/profile/rescueCopy.ts';
import { rememberedLog } from '../rememberedLog.ts';
import { scratchFolder } from '../scratchFolder.ts';

const now = () => Date.UTC(2026, 2, 5);
const data = { databaseName: 'liaison-a', records: 12 };

it('[LD1] remembers how much the database held, across a restart', () => {
  const folder = scratchFolder();
  openDataMark(folder, rememberedLog(), now).hold(data);
  const again = openDataMark(folder, rememberedLog());
  const held = { ...data, at: '2026-03-05T00:00:00.000Z' };
  expect(again.held('liaison-a')).toEqual({ ...held, copy: undefined });
  expect(again.held('liaison-b')).toBeUndefined();
  mkdirSync(join(folder, 'IndexedDB'));
  copyAside(folder, 'IndexedDB', now());
  expect(again.held('liaison-a')?.copy).toBe(join(folder, 'rescue', '20260305T000000000'));
});

it('[LD1] forgets when a person goes on, and logs it', () => {
  const folder = scratchFolder();
  const log = rememberedLog();
  const mark = openDataMark(folder, log, now);
  mark.hold(data);
  mark.letGo();
  expect(mark.held('liaison-a')).toBeUndefined();
  expect(existsSync(join(folder, 'database.json'))).toBe(false);
  expect(log.events).toEqual([{ event: 'database.letGo', fields: { count: 12 } }]);
});

it('takes a damaged mark for none, and a full disk for no bug', () => {
  const folder = scratchFolder();
  const log = rememberedLog();
  writeFileSync(join(folder, 'database.json'), '{"records":');
  expect(openDataMark(folder, log).held('liaison-a')).toBeUndefined();
  openDataMark(join(folder, 'missing'), log).hold(data);
  expect(log.events.map(({ event }) => event)).toEqual(['database.notMarked']);
});

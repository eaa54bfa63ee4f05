// The logs of a profile before Chromium opens them: what is cut, what is framed anew, what is copied first.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mendLogs } from '../../../electron/profile/mendLogs.ts';
import { newestCopy } from '../../../electron/profile/rescueCopy.ts';
import { rememberedLog } from '../rememberedLog.ts';
import { scratchFolder } from '../scratchFolder.ts';
import { append, batch, joined, logOf, readStrictly } from './levelLogBytes.ts';

const database = join('IndexedDB', 'app_liaison_0.indexeddb.leveldb');
const records = [batch(1, 2, 7, 500), batch(3, 1, 8, 40_000)];
const whole = logOf(records);
const later = batch(4, 1, 9, 9000);
const half = append(whole, batch(4, 5, 6, 2000)).subarray(0, whole.length + 700);
const broken = append(half, later);
const edit = Uint8Array.of(1, 4, 108, 101, 118, 101);

function profileWith(files: Record<string, Uint8Array | string>): string {
  const profile = scratchFolder();
  mkdirSync(join(profile, database), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const path = join(profile, database, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return profile;
}

const read = (profile: string, name: string) =>
  Uint8Array.from(readFileSync(join(profile, database, name)));

const sound = { CURRENT: 'MANIFEST-000001\n', 'MANIFEST-000001': logOf([edit]) };

describe('[LD2] before Chromium opens its databases', () => {
  it('whole logs stay as they are, and a new profile has none', () => {
    const log = rememberedLog();
    const profile = profileWith({ ...sound, '000003.log': whole });
    expect(mendLogs(profile, log)).toBe('whole');
    expect(read(profile, '000003.log')).toEqual(whole);
    expect(mendLogs(scratchFolder(), log)).toBe('whole');
    expect(log.events).toEqual([]);
  });

  it('an unfinished record is cut off, also from the manifest in use', () => {
    const log = rememberedLog();
    const edits = logOf([edit, edit]);
    const tornEdits = edits.subarray(0, edits.length - 2);
    const profile = profileWith({
      ...sound,
      '000003.log': half,
      'MANIFEST-000001': tornEdits,
      'MANIFEST-000000': tornEdits,
      'LOG.old': 'no log of records',
    });
    expect(mendLogs(profile, log)).toBe('mended');
    expect(read(profile, '000003.log')).toEqual(whole);
    expect(read(profile, 'MANIFEST-000001')).toEqual(logOf([edit]));
    expect(read(profile, 'MANIFEST-000000')).toEqual(tornEdits);
    expect(newestCopy(profile)).toBeUndefined();
    expect(log.events.map(({ event, fields }) => [event, fields.code, fields.reason])).toEqual([
      ['profile.logMended', 'torn', '000003.log'],
      ['profile.logMended', 'torn', 'MANIFEST-000001'],
    ]);
    expect(mendLogs(profile, log)).toBe('whole');
  });

  it('a broken log is copied aside and framed anew with every whole record', () => {
    const log = rememberedLog();
    const profile = profileWith({
      ...sound,
      '000003.log': broken,
      [join('..', 'app_liaison_0.indexeddb.blob', '1', '00', '1')]: 'a blob',
    });
    expect(() => readStrictly(broken)).toThrow('checksum');
    expect(mendLogs(profile, log, () => Date.UTC(2026, 2, 5, 6, 7, 8, 9))).toBe('mended');
    expect(readStrictly(read(profile, '000003.log'))).toEqual([...records, later]);
    const copy = newestCopy(profile) ?? '';
    expect(copy).toBe(join(profile, 'rescue', '20260305T060708009'));
    expect(Uint8Array.from(readFileSync(join(copy, database, '000003.log')))).toEqual(broken);
    const blob = join(copy, 'IndexedDB', 'app_liaison_0.indexeddb.blob', '1', '00', '1');
    expect(readFileSync(blob, 'utf8')).toBe('a blob');
    expect(log.events[0]?.fields).toMatchObject({ code: 'broken' });
    expect(readdirSync(join(profile, database)).toSorted()).toEqual(
      ['000003.log', 'CURRENT', 'MANIFEST-000001'].toSorted(),
    );
  });

  it('a lost record is told and logged', () => {
    const log = rememberedLog();
    const spoilt = logOf([...records, later]);
    spoilt[600] = (spoilt[600] ?? 0) ^ 1;
    expect(mendLogs(profileWith({ ...sound, '000003.log': spoilt }), log)).toBe('lossy');
    expect(log.events[0]?.fields).toMatchObject({ code: 'broken.gap' });
  });

  it('the newest three copies stay', () => {
    const profile = profileWith(sound);
    for (let day = 1; day <= 5; day += 1) {
      writeFileSync(join(profile, database, '000003.log'), broken);
      mendLogs(profile, rememberedLog(), () => Date.UTC(2026, 0, day));
    }
    expect(readdirSync(join(profile, 'rescue'))).toEqual([
      '20260103T000000000',
      '20260104T000000000',
      '20260105T000000000',
    ]);
  });

  it('an unreadable manifest is copied aside, left, and told', () => {
    const log = rememberedLog();
    const noise = joined(new Uint8Array(50).fill(255));
    const profile = profileWith({ ...sound, 'MANIFEST-000001': noise, '000003.log': whole });
    expect(mendLogs(profile, log)).toBe('failed');
    expect(read(profile, 'MANIFEST-000001')).toEqual(noise);
    expect(existsSync(newestCopy(profile) ?? '')).toBe(true);
  });

  it('what the disk refuses is told by code, and nothing is changed', () => {
    const log = rememberedLog();
    const profile = profileWith({ ...sound, '000003.log': broken });
    // A file where the folder of the copies belongs refuses even root.
    writeFileSync(join(profile, 'rescue'), '');
    expect(mendLogs(profile, log)).toBe('failed');
    expect(log.events[0]).toMatchObject({ event: 'profile.notMended', fields: { code: 'EEXIST' } });
    expect(read(profile, '000003.log')).toEqual(broken);
  });
});

// Chromium keeps IndexedDB in LevelDB and lets it go on writing in the log of a process that was killed. If that log
// ends in the middle of a record, what is written behind it makes the log unreadable, and Chromium answers by deleting
// every database of the origin at the start after next (google/leveldb issue 1287). Hence, before Chromium opens them:
// rule LD2.
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync } from 'node:fs';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDiskRefusal, patiently, writeFileAtomically } from '../atomicFile.ts';
import type { Log } from '../log.ts';
import type { LogKind, LogReading } from './levelLog.ts';
import { frameRecords, readLog } from './levelLog.ts';
import { copyAside } from './rescueCopy.ts';

/** `lossy`: mended, but what lay in the unreadable bytes may have been part of the database. `failed`: going on may cost the data. */
export type MendOutcome = 'whole' | 'mended' | 'lossy' | 'failed';

/**
 * `torn`: the file ends inside a record. `broken`: whole records lie behind the unreadable bytes.
 * `unreadable`: not one record of a manifest can be read, so nothing can be built from it.
 */
interface Finding {
  name: string;
  path: string;
  state: 'torn' | 'broken' | 'unreadable';
  bytes: number;
  reading: LogReading;
}

/** Mends the logs of all IndexedDB databases of a profile. Only while nothing has the profile open. */
export function mendLogs(profile: string, log: Log, now: () => number = Date.now): MendOutcome {
  const started = now();
  try {
    const findings = findInProfile(profile);
    if (findings.length === 0) return 'whole';
    // A torn end holds nothing that was ever acknowledged; anything else may be needed again.
    if (findings.some(({ state }) => state !== 'torn')) copyAside(profile, databases, now());
    for (const finding of findings) {
      patiently(() => mend(finding));
      tell(log, finding, now() - started);
    }
    if (findings.some(({ state }) => state === 'unreadable')) return 'failed';
    return findings.some(({ reading }) => !reading.isGapless) ? 'lossy' : 'mended';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (isDiskRefusal(error)) log.write('error', 'profile.notMended', { code });
    else log.bug('profile.notMended', error, { code });
    return 'failed';
  }
}

const databases = 'IndexedDB';

function findInProfile(profile: string): Finding[] {
  const folder = join(profile, databases);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.leveldb'));
  return names.flatMap((name) => findInDatabase(join(folder, name)));
}

function findInDatabase(folder: string): Finding[] {
  const current = join(folder, 'CURRENT');
  const manifest = existsSync(current) ? patiently(() => readFileSync(current, 'utf8')).trim() : '';
  return readdirSync(folder).flatMap((name) => {
    if (name.endsWith('.log')) return findInLog(folder, name, 'batches');
    return name === manifest ? findInLog(folder, name, 'edits') : [];
  });
}

function findInLog(folder: string, name: string, kind: LogKind): Finding[] {
  const path = join(folder, name);
  const bytes = patiently(() => readFileSync(path));
  const reading = readLog(bytes, kind);
  if (reading.end === bytes.length) return [];
  const isUnreadable = kind === 'edits' && reading.records.length === 0;
  const state = isUnreadable ? 'unreadable' : reading.behind > 0 ? 'broken' : 'torn';
  return [{ name, path, state, bytes: bytes.length - reading.end, reading }];
}

function mend({ path, state, reading }: Finding): void {
  if (state === 'torn') cut(path, reading.end);
  if (state === 'broken') writeFileAtomically(path, frameRecords(reading.records));
}

function cut(path: string, end: number): void {
  const file = openSync(path, 'r+');
  try {
    ftruncateSync(file, end);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function tell(log: Log, { name, state, bytes, reading }: Finding, milliseconds: number): void {
  const isLoss = state === 'unreadable' || !reading.isGapless;
  log.write(isLoss ? 'error' : 'warn', 'profile.logMended', {
    code: isLoss && state === 'broken' ? 'broken.gap' : state,
    reason: name,
    count: bytes,
    milliseconds,
  });
}

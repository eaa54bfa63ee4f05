// The file that remembers how much the database held. It lies outside of what Chromium may delete. Rule LD1.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HeldData } from '../../shared/bridge.ts';
import type { DataMark } from '../../shared/dataMark.ts';
import { dataMark } from '../../shared/dataMark.ts';
import { isDiskRefusal, readTextIfAny, writeFileAtomically } from '../atomicFile.ts';
import type { Log } from '../log.ts';
import { newestCopy } from './rescueCopy.ts';

export interface DataMarkFile {
  hold(data: Pick<DataMark, 'databaseName' | 'records'>): void;
  held(databaseName: string): HeldData | undefined;
  letGo(): void;
}

export function openDataMark(
  profile: string,
  log: Log,
  now: () => number = Date.now,
): DataMarkFile {
  const path = join(profile, 'database.json');
  return {
    hold: (data) => {
      const mark: DataMark = { ...data, at: new Date(now()).toISOString() };
      try {
        writeFileAtomically(path, `${JSON.stringify(mark)}\n`);
      } catch (error) {
        if (!isDiskRefusal(error)) throw error;
        log.write('warn', 'database.notMarked');
      }
    },
    held: (databaseName) => {
      const mark = readMark(path);
      if (mark?.databaseName !== databaseName) return undefined;
      return { ...mark, copy: newestCopy(profile) };
    },
    letGo: () => {
      log.write('error', 'database.letGo', { count: readMark(path)?.records });
      rmSync(path, { force: true });
    },
  };
}

function readMark(path: string): DataMark | undefined {
  try {
    return dataMark.safeParse(JSON.parse(readTextIfAny(path) ?? 'null')).data;
  } catch {
    return undefined;
  }
}

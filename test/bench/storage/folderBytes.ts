// How much of the disk a profile's IndexedDB takes: caches and settings of the window are not the storage's.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export function bytesIn(profile: string): number {
  const folder = join(profile, 'IndexedDB');
  if (!existsSync(folder)) return 0;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .reduce((bytes, entry) => bytes + statSync(join(entry.parentPath, entry.name)).size, 0);
}

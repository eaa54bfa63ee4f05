// The database of this PC: encrypted with the data key, which is imported so that it can't be read out again.
import type { StationDatabase } from '../database/openDatabase.ts';
import { openDatabase } from '../database/openDatabase.ts';
import type { StorageReport } from '../database/storagePouch/problems.ts';
import { importDataKey } from '../database/storagePouch/sealing.ts';
import { getRxStoragePouch } from '../database/storagePouch/storagePouch.ts';

/** Fills `dataKey` with zeros. `onProgress` is told the share that was read, from 0 to 1, when there is much to read. */
export async function openEncrypted(
  name: string,
  dataKey: Uint8Array,
  report: (report: StorageReport) => void,
  onProgress: (share: number) => void,
): Promise<StationDatabase> {
  const key = await importDataKey(dataKey as Uint8Array<ArrayBuffer>);
  const shares = new Map<string, number>();
  const storage = getRxStoragePouch({
    key,
    report,
    onProgress: ({ collection, share }) => {
      shares.set(collection, share);
      onProgress(Math.min(...shares.values()));
    },
  });
  return openDatabase(name, storage);
}

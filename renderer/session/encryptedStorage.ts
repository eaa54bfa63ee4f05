// The database of this PC: encrypted with the data key, which is imported so that it can't be read out again.
import type { StationDatabase } from '../database/openDatabase.ts';
import { openDatabase } from '../database/openDatabase.ts';
import type { StorageReport } from '../database/storagePouch/problems.ts';
import { importDataKey } from '../database/storagePouch/sealing.ts';
import { getRxStoragePouch } from '../database/storagePouch/storagePouch.ts';

/** Fills `dataKey` with zeros. */
export async function openEncrypted(
  name: string,
  dataKey: Uint8Array,
  report: (report: StorageReport) => void,
): Promise<StationDatabase> {
  const keys = await importDataKey(dataKey as Uint8Array<ArrayBuffer>);
  return openDatabase(name, getRxStoragePouch({ keys, report }));
}

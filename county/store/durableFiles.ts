// PGlite starts with -F and its file layer has no fsync: a power cut loses acknowledged rows.
// This file layer syncs, and the server is started so that it asks for it.
import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

interface OpenFile {
  /** The descriptor of the operating system; folders have none. */
  nfd?: number;
}

interface FileLayer {
  NODEFS: { stream_ops: { fsync?: (file: OpenFile) => number } };
}

function syncFile(file: OpenFile): number {
  if (file.nfd !== undefined) fsyncSync(file.nfd);
  return 0;
}

class SyncedFiles extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...given);
    const addSync = (module: unknown) => {
      (module as FileLayer).NODEFS.stream_ops.fsync = syncFile;
    };
    const preRun = [...(emscriptenOpts.preRun ?? []), addSync];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

const startParams = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...['-c', 'fsync=on', '-c', 'wal_sync_method=fsync'],
];

/** PGlite over a folder; what it has committed survives a power cut. */
export async function openDurably(folder: string): Promise<PGlite> {
  const pglite = new PGlite({ fs: new SyncedFiles(folder), startParams });
  await pglite.waitReady;
  return pglite;
}

/** A new database is copied into place without a sync of its own. */
export function syncFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) syncFolder(path);
    else if (entry.isFile()) syncPath(path);
  }
  if (process.platform !== 'win32') syncPath(folder);
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

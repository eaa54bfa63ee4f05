// How the command line hands a bundle to the server that has the embedded database: through a folder beside it, which
// only who runs the server can write to. Every file is put in place whole.
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { BundleTaken } from '../../shared/bundle/bundle.ts';
import { logBug } from '../logBug.ts';
import { refuseRequest, type Answer } from '../problemStatus.ts';
import { takeBundle, type BundleDesk } from './takeBundle.ts';

const lookEveryMs = 400;
/** A server that is alive answers within; a bundle is at most a few seconds of work. */
const patienceMs = 120_000;
const asked = '.bundle';
const answered = '.answer';

const folderIn = (dataFolder: string) => join(dataFolder, 'bundles');

/** Takes what is put there until it is told to stop; returns how. */
export function watchSpool(
  desk: BundleDesk,
  dataFolder: string,
  log: FastifyBaseLogger,
): () => Promise<void> {
  const folder = folderIn(dataFolder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { force: true });
  let working: Promise<void> = Promise.resolve();
  let busy = false;
  const look = async () => {
    for (const name of readdirSync(folder)) {
      if (name.endsWith(asked)) await takeOne(desk, join(folder, name), log);
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    working = look()
      .catch((error: unknown) => logBug(log, error, 'bundles'))
      .finally(() => {
        busy = false;
      });
  }, lookEveryMs);
  return () => {
    clearInterval(timer);
    return working;
  };
}

async function takeOne(desk: BundleDesk, path: string, log: FastifyBaseLogger): Promise<void> {
  const bytes = readFileSync(path);
  const onBug = (error: unknown, record: string) => logBug(log, error, record);
  const taken = await takeBundle(desk, bytes, onBug).catch((error: unknown) => {
    logBug(log, error, 'bundles');
    return refuseRequest('county.internal');
  });
  putWhole(path.slice(0, -asked.length) + answered, JSON.stringify(taken));
  rmSync(path, { force: true });
}

/** Hands a bundle to the server of this folder and waits for its answer. */
export async function askServer(
  dataFolder: string,
  bytes: Uint8Array,
): Promise<Answer<BundleTaken>> {
  const path = join(folderIn(dataFolder), randomUUID());
  putWhole(path + asked, bytes);
  for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
    if (existsSync(path + answered)) {
      const answer = JSON.parse(readFileSync(path + answered, 'utf8')) as Answer<BundleTaken>;
      rmSync(path + answered, { force: true });
      return answer;
    }
    await wait(lookEveryMs);
  }
  rmSync(path + asked, { force: true });
  return refuseRequest('county.busy');
}

function putWhole(path: string, content: string | Uint8Array): void {
  writeFileSync(`${path}.new`, content, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

// `npm run county -- import FILE [--reply FOLDER]`: takes a bundle without the app, beside a running server or without.
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { BundleTaken } from '../../shared/bundle/bundle.ts';
import { maxBundleBytes } from '../../shared/bundle/bundle.ts';
import type { Place, Wanted } from '../options.ts';
import type { Answer, RequestProblemCode } from '../problemStatus.ts';
import { refuseRequest } from '../problemStatus.ts';
import { createSigner } from '../signing.ts';
import { openPlace, type OpenDatabase } from '../store/connect.ts';
import { readCounty } from '../store/countyRow.ts';
import { FolderInUse } from '../store/folderLock.ts';
import { askServer } from './spool.ts';
import { takeBundle } from './takeBundle.ts';

/** The text says why, and what to do. */
export class NotTaken extends Error {}

type Import = Extract<Wanted, { command: 'import' }>;

export async function importBundle(
  { file, replyFolder, place }: Import,
  say: (line: string) => void,
): Promise<void> {
  const taken = await take(readFile(file), place);
  if (!taken.ok) throw new NotTaken(reasons[taken.problem.code] ?? taken.problem.code);
  const { from, letter, counter, records, problems, takenBefore, reply } = taken.value;
  const path = join(replyFolder, reply.name);
  writeWhole(path, Buffer.from(reply.bundle, 'base64'));
  say(`已收下：${from}，${letter} 机第 ${counter} 个摆渡包，${records} 条记录。`);
  if (takenBefore) say(`这个包以前收过（${takenBefore}），这次没有多出什么。`);
  if (problems > 0) say(`其中 ${problems} 处没有收下，原因写在回执包里，联络站会看到。`);
  say(`回执包：${path}`);
  say('请把回执包带回联络站，在“同步”页读入。');
  process.stdout.write(`${JSON.stringify({ taken: true, records, problems, reply: path })}\n`);
}

function readFile(path: string): Uint8Array {
  try {
    if (statSync(path).size > maxBundleBytes) throw new NotTaken(reasons['bundle.tooLarge']);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof NotTaken) throw error;
    throw new NotTaken(`读不出这个文件：${path}`, { cause: error });
  }
}

async function take(bytes: Uint8Array, place: Place): Promise<Answer<BundleTaken>> {
  let opened: OpenDatabase;
  try {
    opened = await openPlace(place);
  } catch (error) {
    if (error instanceof FolderInUse) return askServer(place.dataFolder, bytes);
    throw error;
  }
  const { database, close } = opened;
  try {
    const county = await readCounty(database);
    if (!county) return refuseRequest('device.unknown');
    const bugs: unknown[] = [];
    const desk = { database, signer: createSigner(county) };
    const taken = await takeBundle(desk, bytes, (error) => bugs.push(error));
    if (bugs.length > 0)
      process.stderr.write(`${bugs.length} rows met a bug and lie in quarantine\n`);
    return taken;
  } finally {
    await close();
  }
}

/** A power cut leaves no half reply under its name. */
function writeWhole(path: string, content: Uint8Array): void {
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, 'w', 0o600);
  try {
    let written = 0;
    while (written < content.length) written += writeSync(file, content, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}

/** For the people at the server, who have no screen of ours before them. */
const reasons: Partial<Record<RequestProblemCode, string>> & { 'bundle.tooLarge': string } = {
  'bundle.notABundle': '这不是摆渡包。',
  'bundle.newerVersion': '这个摆渡包是更新的程序写的，请先更新县平台。',
  'bundle.cut': '这个摆渡包只有半截，没有读入任何内容。请联络站重新写一个。',
  'bundle.damaged': '这个摆渡包坏了，或者被改动过，没有读入任何内容。',
  'bundle.otherCounty': '这个摆渡包是另一个县的，没有读入。',
  'bundle.oldKey': '这个摆渡包用的是旧钥匙，打不开。请联络站连上一次，再重新写一个。',
  'bundle.isReply': '这是县里发给联络站的回执包，不是送来的摆渡包。',
  'bundle.tooLarge': '这个文件太大，不像是摆渡包。',
  'device.unknown': '县平台不认识写这个包的电脑。',
  'device.revoked': '写这个包的电脑已经停用，没有读入。',
  'county.busy': '县平台正忙，没有等到回答。请稍后再试一次，重复导入没有坏处。',
  'county.internal': '县平台程序出了错，详见它的日志。请稍后再试一次，重复导入没有坏处。',
};

// A bundle that came by boat, taken as the same messages would be taken over the line: by the same rules, row by row,
// signed for; and the reply that goes back. Taking it again changes nothing. Rules BU4–BU6.
import { createHash } from 'node:crypto';
import type { BundleHeader, BundleTaken, UpMessage } from '../../shared/bundle/bundle.ts';
import { maxBundleBytes, upMessage } from '../../shared/bundle/bundle.ts';
import { openBundle, readHeader, type BundleMessages } from '../../shared/bundle/openBundle.ts';
import type { SyncedCollection } from '../../shared/records.ts';
import type { Result } from '../../shared/result.ts';
import type { Office } from '../../shared/sync/protocol.ts';
import type { CountyDesk } from '../countyDesk.ts';
import { actorsOn, officeOf } from '../people.ts';
import { answer, refuseRequest, type Answer, type RequestProblemCode } from '../problemStatus.ts';
import { takePush } from '../push/takePush.ts';
import { isSignatureOf, readPublicKey } from '../signing.ts';
import { bundleTakenAt, noteBundle } from '../store/bundles.ts';
import { deviceSeen, findDevice, type Device } from '../store/devices.ts';
import { readDirectory } from '../store/documents.ts';
import { agreeWith, bundleTools } from './bundleTools.ts';
import { readCountyKeys, type CountyKeys } from './countyKeys.ts';
import { openReply, type Reply } from './replyBundle.ts';

export type BundleDesk = Pick<CountyDesk, 'database' | 'signer'>;

interface Sender {
  device: Device;
  office: Office;
}

export async function takeBundle(
  desk: BundleDesk,
  bytes: Uint8Array,
  onBug: (error: unknown, record: string) => void,
): Promise<Answer<BundleTaken>> {
  const { database } = desk;
  if (bytes.length > maxBundleBytes) return refuseRequest('bundle.tooLarge');
  const keys = await readCountyKeys(database);
  const read = asAnswer(readHeader(bundleTools, bytes));
  if (!read.ok) return read;
  const { header } = read.value;
  const problem = headerProblem(header, keys);
  if (problem) return refuseRequest(problem);
  const sender = await findSender(desk, header.device);
  if (!sender.ok) return sender;
  const opened = openAsFrom(sender.value.device, keys, bytes);
  if (!opened.ok) return opened;

  const messages = readMessages(opened.value());
  const first = messages.next().value;
  if (first?.say !== 'from') return refuseRequest('bundle.damaged');
  const reply = await openReply(desk, keys, sender.value, header.counter, first);
  if (!reply) return refuseRequest('bundle.damaged');
  const taken = await takeRows(desk, sender.value, messages, reply, onBug);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const { device, office } = sender.value;
  const takenBefore = await bundleTakenAt(database, device.id, digest);
  const takenAt = new Date();
  await noteBundle(database, { device: device.id, counter: header.counter, digest, takenAt });
  await deviceSeen(database, device.id, takenAt);
  return answer({
    ...{ from: office.name, letter: device.letter, counter: header.counter },
    ...{ madeAt: header.madeAt, ...taken },
    ...(takenBefore ? { takenBefore: takenBefore.toISOString() } : {}),
    reply: await reply.end(),
  });
}

function headerProblem(
  { kind, county, recipient }: BundleHeader,
  keys: CountyKeys,
): RequestProblemCode | undefined {
  if (county !== keys.county) return 'bundle.otherCounty';
  if (kind !== 'up') return 'bundle.isReply';
  return recipient === bundleTools.fingerprint(keys.publicKey) ? undefined : 'bundle.oldKey';
}

/** A PC that was shut out is not let in by boat. */
async function findSender({ database }: BundleDesk, id: string): Promise<Answer<Sender>> {
  const device = await findDevice(database, id);
  if (!device) return refuseRequest('device.unknown');
  const office = officeOf(await readDirectory(database), device.office);
  if (device.revoked || !office) return refuseRequest('device.revoked');
  return answer({ device, office });
}

function openAsFrom(
  device: Device,
  keys: CountyKeys,
  bytes: Uint8Array,
): Answer<() => BundleMessages> {
  const key = readPublicKey(device.publicKey);
  if (!key) return refuseRequest('device.badSignature');
  return asAnswer(
    openBundle({
      tools: bundleTools,
      bytes,
      agree: (oneTimeKey) => agreeWith(keys.privateKey, oneTimeKey),
      isSigned: (text, signature) =>
        isSignatureOf(key, text, Buffer.from(signature).toString('base64')),
    }),
  );
}

/** What only a newer station says is passed over: it waits there until we can read it. */
function* readMessages(messages: BundleMessages): Generator<UpMessage, undefined, undefined> {
  for (const message of messages) {
    const parsed = upMessage.safeParse(message);
    if (parsed.success) yield parsed.data;
  }
  return undefined;
}

async function takeRows(
  { database, signer }: BundleDesk,
  { device, office }: Sender,
  messages: Iterable<UpMessage>,
  reply: Reply,
  onBug: (error: unknown, record: string) => void,
): Promise<{ records: number; problems: number }> {
  const actors = () => actorsOn(database, device);
  const pusher = { device: device.id, office, actors, signer, onBug };
  let records = 0;
  let problems = 0;
  for (const message of messages) {
    if (message.say !== 'push') continue;
    const collection: SyncedCollection = message.collection;
    const taken = await takePush(database, pusher, collection, message.rows);
    records += message.rows.length;
    problems += taken.problems.length;
    reply.add(collection, taken);
  }
  return { records, problems };
}

/** The codes of a bundle's form are all codes of a request. */
function asAnswer<Value>(result: Result<Value>): Answer<Value> {
  return result.ok
    ? answer(result.value)
    : refuseRequest(result.problem.code as RequestProblemCode);
}

// How a PC becomes known (enrolment) and proves itself later: a challenge, signed with its own key,
// is worth a token for a quarter of an hour.
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { newDeviceId } from '../shared/ids.ts';
import type { challenge, enrol, token } from '../shared/sync/protocol.ts';
import { challengeText, oldestProtocol, protocolVersion } from '../shared/sync/protocol.ts';
import { officeOf, peopleAt } from './people.ts';
import { answer, refuseRequest, type Answer } from './problemStatus.ts';
import { newSecret, secretHash } from './secrets.ts';
import { isSignatureOf, readPublicKey, type Signer } from './signing.ts';
import { findCode, useCode, type Code, type CodeKind } from './store/codes.ts';
import { readCounty } from './store/countyRow.ts';
import { inTransaction, type Database } from './store/database.ts';
import { addDevice, deviceSeen, findDevice } from './store/devices.ts';
import { readDirectory } from './store/documents.ts';
import { readFeed } from './store/feed.ts';
import { addChallenge, addToken, takeChallenge } from './store/tokens.ts';

const challengeMs = 2 * 60 * 1000;
const tokenMs = 15 * 60 * 1000;

type Given<Message extends { request: z.ZodType }> = z.infer<Message['request']>;
type Answered<Message extends { answer: z.ZodType }> = Answer<z.infer<Message['answer']>>;

export function enrolDevice(
  database: Database,
  given: Given<typeof enrol>,
): Promise<Answered<typeof enrol>> {
  return inTransaction(database, async (transaction) => {
    if (given.protocol < oldestProtocol) return refuseRequest('county.newerProtocol');
    if (!readPublicKey(given.publicKey)) {
      return refuseRequest('request.malformed', { field: 'publicKey' });
    }
    const now = new Date();
    const hash = secretHash(given.code);
    const code = await findCode(transaction, hash);
    const badCode = codeProblem(code, 'device', now);
    if (!code || badCode) return refuseRequest(badCode ?? 'code.unknown');
    const directory = await readDirectory(transaction);
    const office = officeOf(directory, code.target);
    if (!office) return refuseRequest('code.unknown');
    await useCode(transaction, hash, now);
    const { publicKey, deviceName: name } = given;
    const id = newDeviceId(randomBytes);
    const device = await addDevice(transaction, { id, office: office.id, name, publicKey }, now);
    const county = await readCounty(transaction);
    if (!county) throw new Error('the county has no row of its own');
    const { epoch } = await readFeed(transaction);
    return answer({
      // Of the two versions the older one is spoken.
      protocol: Math.min(given.protocol, protocolVersion),
      device: id,
      letter: device.letter,
      office,
      county: { name: county.name, publicKey: county.publicKey },
      people: peopleAt(directory, office.id),
      epoch,
      now: now.toISOString(),
    });
  });
}

/** Why a code can't be used, if so. */
export function codeProblem(
  code: Code | undefined,
  kind: CodeKind,
  now: Date,
): 'code.unknown' | 'code.used' | 'code.expired' | undefined {
  if (!code || code.kind !== kind) return 'code.unknown';
  if (code.used) return 'code.used';
  return code.expiresAt <= now ? 'code.expired' : undefined;
}

/** An unknown device gets a challenge too, so that ids can't be tried out here. */
export async function giveChallenge(
  database: Database,
  given: Given<typeof challenge>,
): Promise<Answered<typeof challenge>> {
  const secret = newSecret();
  const device = await findDevice(database, given.device);
  if (device && !device.revoked) {
    const now = new Date();
    const expiresAt = new Date(now.getTime() + challengeMs);
    await addChallenge(database, secretHash(secret), device.id, expiresAt, now);
  }
  return answer({ challenge: secret });
}

export async function giveToken(
  database: Database,
  signer: Signer,
  given: Given<typeof token>,
): Promise<Answered<typeof token>> {
  const now = new Date();
  const device = await findDevice(database, given.device);
  if (!device) return refuseRequest('device.unknown');
  const key = readPublicKey(device.publicKey);
  const text = challengeText(device.id, given.challenge);
  if (!key || !isSignatureOf(key, text, given.signature)) {
    return refuseRequest('device.badSignature');
  }
  // Said only to the device itself, and signed: it locks and destroys what it holds.
  if (device.revokedAt) {
    const revocation = signer.signRevocation(device.id, device.revokedAt);
    return refuseRequest('device.revoked', { revocation });
  }
  const asked = await takeChallenge(database, secretHash(given.challenge), device.id, now);
  if (!asked) return refuseRequest('device.badSignature');
  const directory = await readDirectory(database);
  const office = officeOf(directory, device.office);
  if (!office) return refuseRequest('device.revoked');
  const secret = newSecret();
  const expiresAt = new Date(now.getTime() + tokenMs);
  await addToken(database, secretHash(secret), device.id, expiresAt, now);
  await deviceSeen(database, device.id, now);
  return answer({
    token: secret,
    expiresAt: expiresAt.toISOString(),
    people: peopleAt(directory, office.id),
    office,
    epoch: (await readFeed(database)).epoch,
    now: now.toISOString(),
  });
}

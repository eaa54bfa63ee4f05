// A person proves on a device who they are: with a one-time code and a new passphrase, or with the
// passphrase they have. Five wrong tries on one device slow down that person there and nobody else.
import { hash, verify } from '@node-rs/argon2';
import type { z } from 'zod';
import type { PersonCard, signIn } from '../shared/sync/protocol.ts';
import { oneTimeCode } from '../shared/sync/protocol.ts';
import { codeProblem } from './devices.ts';
import { personAt } from './people.ts';
import { answer, refuseRequest, type Answer } from './problemStatus.ts';
import { secretHash } from './secrets.ts';
import { findCode, useCode } from './store/codes.ts';
import {
  clearWrongTries,
  findPassphraseHash,
  findWrongTries,
  setPassphraseHash,
  setWrongTries,
} from './store/credentials.ts';
import { inTransaction, type Database } from './store/database.ts';
import { recordSignIn, type Device } from './store/devices.ts';
import { directoryEntries } from './store/documents.ts';

type SignIn = z.infer<typeof signIn.request>;
type SignedIn = Answer<{ person: PersonCard }>;

const freeTries = 5;
const firstWaitMs = 30_000;
const longestWaitMs = 60 * 60 * 1000;

export async function signInPerson(
  database: Database,
  device: Device,
  given: SignIn,
): Promise<SignedIn> {
  const now = new Date();
  const wrong = await findWrongTries(database, device.id, given.person);
  if (wrong && wrong.waitUntil > now) return refuseRequest('person.tooManyTries');
  const directory = await directoryEntries(database, [given.person]);
  const person = personAt(directory, device.office, given.person);
  if (!person) return refuseRequest('person.unknown');
  const known = oneTimeCode.safeParse(given.secret).success
    ? await signInByCode(database, device, given, person, now)
    : await signInByPassphrase(database, device, given, person, now);
  if (known.ok) await clearWrongTries(database, device.id, person.id);
  else await countWrongTry(database, device, person.id, wrong?.tries ?? 0, known.problem.code, now);
  return known;
}

async function signInByCode(
  database: Database,
  device: Device,
  given: SignIn,
  person: PersonCard,
  now: Date,
): Promise<SignedIn> {
  const { newPassphrase } = given;
  // Made outside the transaction: it takes its time by design.
  const passphraseHash = newPassphrase === undefined ? undefined : await hash(newPassphrase);
  return inTransaction(database, async (transaction) => {
    const codeHash = secretHash(given.secret);
    const code = await findCode(transaction, codeHash);
    const problem = code?.target === person.id ? codeProblem(code, 'person', now) : 'code.unknown';
    if (problem) return refuseRequest(problem);
    if (passphraseHash === undefined) return refuseRequest('person.codeNeedsNewPassphrase');
    await useCode(transaction, codeHash, now);
    await setPassphraseHash(transaction, person.id, passphraseHash);
    await recordSignIn(transaction, device.id, person.id, now);
    return answer({ person });
  });
}

async function signInByPassphrase(
  database: Database,
  device: Device,
  given: SignIn,
  person: PersonCard,
  now: Date,
): Promise<SignedIn> {
  const passphraseHash = await findPassphraseHash(database, person.id);
  const right = passphraseHash !== undefined && (await verify(passphraseHash, given.secret));
  if (!right) return refuseRequest('person.wrongPassphrase');
  await recordSignIn(database, device.id, person.id, now);
  return answer({ person });
}

const guesses: readonly string[] = ['person.wrongPassphrase', 'code.unknown'];

async function countWrongTry(
  database: Database,
  device: Device,
  person: string,
  before: number,
  code: string,
  now: Date,
): Promise<void> {
  if (!guesses.includes(code)) return;
  const tries = before + 1;
  const doublings = Math.max(0, tries - freeTries);
  const waitMs = tries < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** doublings);
  const waitUntil = new Date(now.getTime() + waitMs);
  await setWrongTries(database, device.id, person, { tries, waitUntil });
}

// A county to try out: invented offices, people and two months of work, judged and signed like any other.
import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { countyOffice, newDeviceId } from '../shared/ids.ts';
import type { Actor } from '../shared/permissions.ts';
import type { SyncedCollection, SyncedDocument } from '../shared/records.ts';
import {
  sampleActor,
  sampleDirectory,
  samplePassphrase,
  sampleStation,
  sampleUnits,
} from '../shared/sample/sampleDirectory.ts';
import { sampleRecords } from '../shared/sample/sampleRecords.ts';
import { formatStamp } from '../shared/stamp.ts';
import type { DirectoryAuthor } from './directoryAuthor.ts';
import { handOutCode } from './handOutCode.ts';
import { takePush } from './push/takePush.ts';
import type { Signer } from './signing.ts';
import { newKeyPair } from './signing.ts';
import { dropUnusedCodes } from './store/codes.ts';
import { setPassphraseHash } from './store/credentials.ts';
import { inTransaction, type Database } from './store/database.ts';
import { addDevice, revokeDevice } from './store/devices.ts';

export async function fillSample(
  transaction: Database,
  author: DirectoryAuthor,
  signer: Signer,
): Promise<void> {
  const directory = sampleDirectory(formatStamp(Date.now(), 0, newDeviceId(randomBytes)));
  await author.write(transaction, directory);
  const people = directory.filter(({ kind }) => kind === 'person').map(({ id }) => id);
  const passphraseHash = await hash(samplePassphrase);
  for (const person of people) await setPassphraseHash(transaction, person, passphraseHash);
  await fillRecords(transaction, signer, people);
}

/** The records come from a PC that is no more, so that no number of a PC to come meets one of theirs. */
async function fillRecords(
  transaction: Database,
  signer: Signer,
  people: readonly string[],
): Promise<void> {
  const now = new Date();
  const { id: device, letter } = await addDevice(
    transaction,
    {
      ...{ id: newDeviceId(randomBytes), office: sampleStation.id, name: '样例数据' },
      publicKey: newKeyPair().publicKey,
    },
    now,
  );
  await revokeDevice(transaction, device, now);
  const records = sampleRecords({ nowMs: now.getTime(), device, letter, randomBytes });
  const rowsByCollection: readonly [SyncedCollection, readonly SyncedDocument[]][] = [
    ['residents', records.residents],
    ['visits', records.visits],
    ['opinions', records.opinions],
    ['disclosures', records.disclosures],
  ];
  const actors = new Map<string, Actor>();
  for (const person of people) {
    const actor = sampleActor(person);
    if (actor) actors.set(person, actor);
  }
  const onBug = (error: unknown) => {
    throw error;
  };
  const knowActors = () => Promise.resolve(actors);
  const pusher = { device, office: sampleStation, actors: knowActors, signer, onBug };
  for (const [collection, rows] of rowsByCollection) {
    const { problems } = await takePush(transaction, pusher, collection, rows);
    const [problem] = problems;
    if (problem) throw new Error(`a sample record was not taken: ${problem.code}`);
  }
}

export interface SampleCodes {
  station: string;
  county: string;
  unit: string;
}

/** One code for a PC of each sort; those handed out at an earlier start are void. */
export function sampleCodes(database: Database): Promise<SampleCodes> {
  const freshCode = async (transaction: Database, office: string) => {
    await dropUnusedCodes(transaction, 'device', office);
    return (await handOutCode(transaction, 'device', office)).code;
  };
  return inTransaction(database, async (transaction) => ({
    station: await freshCode(transaction, sampleStation.id),
    county: await freshCode(transaction, countyOffice),
    unit: await freshCode(transaction, sampleUnits.transport.id),
  }));
}

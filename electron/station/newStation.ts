// The three ways in which a PC becomes a station: joined to a county, on its own, or on its own with sample data.
import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { BridgeInput } from '../../shared/bridge.ts';
import { deviceLetter, newDeviceId, newRecordId } from '../../shared/ids.ts';
import { samplePeopleAt, sampleStation } from '../../shared/sample/sampleDirectory.ts';
import type { PersonCard, enrol } from '../../shared/sync/protocol.ts';
import type { VaultContent } from './vault.ts';

/** The name under which the window keeps this set-up's data; a new one each time, so that nothing mixes. */
function newDatabaseName(): string {
  return `liaison-${randomBytes(8).toString('hex')}`;
}

const emptyVault = { version: 1, trial: false, wraps: {}, tries: {} } as const;

export function joinedStation(
  url: string,
  answer: z.infer<typeof enrol.answer>,
  privateKey: Buffer,
): VaultContent {
  const { device, letter, office, county, people, epoch } = answer;
  return {
    ...emptyVault,
    mode: 'county',
    databaseName: newDatabaseName(),
    device: { id: device, letter },
    office,
    county: { name: county.name, url, publicKey: county.publicKey, epoch },
    people,
    deviceKey: { clear: privateKey.toString('base64') },
  };
}

export function standAloneStation(
  input: Omit<BridgeInput<'station.standAlone'>, 'passphrase'>,
  nowMs: number,
): { content: VaultContent; head: PersonCard } {
  const head = newPerson(input.headName, ['recorder', 'head'], nowMs);
  const place = { address: '', phone: '', hours: '' };
  return {
    head,
    content: {
      ...emptyVault,
      mode: 'standAlone',
      databaseName: newDatabaseName(),
      device: newLocalDevice(),
      office: {
        ...place,
        id: newRecordId(nowMs, randomBytes),
        kind: 'station',
        name: input.stationName,
        prefix: input.prefix,
        island: input.island,
      },
      people: [head],
    },
  };
}

export function sampleStandAlone(): VaultContent {
  return {
    ...emptyVault,
    trial: true,
    mode: 'sample',
    databaseName: newDatabaseName(),
    device: newLocalDevice(),
    office: sampleStation,
    people: samplePeopleAt(sampleStation.id),
  };
}

export function newPerson(name: string, roles: PersonCard['roles'], nowMs: number): PersonCard {
  return { id: newRecordId(nowMs, randomBytes), name, roles };
}

function newLocalDevice(): VaultContent['device'] {
  return { id: newDeviceId(randomBytes), letter: deviceLetter(0) };
}

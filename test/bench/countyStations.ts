/** Stations for the county's benchmarks: put straight into its tables, so that only what is measured is asked of the server. */
import { randomBytes } from 'node:crypto';
import { createDirectoryAuthor } from '../../county/directoryAuthor.ts';
import { newSecret, secretHash } from '../../county/secrets.ts';
import { newKeyPair } from '../../county/signing.ts';
import { readCounty } from '../../county/store/countyRow.ts';
import type { Database } from '../../county/store/database.ts';
import { addDevice, recordSignIn } from '../../county/store/devices.ts';
import { writeFeed } from '../../county/store/feed.ts';
import { addToken } from '../../county/store/tokens.ts';
import type { DirectoryDocument } from '../../shared/directory/directory.ts';
import { formatNumber, newDeviceId, newRecordId } from '../../shared/ids.ts';
import { composeOpinion, type OpinionDocument } from '../../shared/opinion/opinion.ts';
import { createStampClock } from '../../shared/stamp.ts';
import { opinionContent } from '../county/papers.ts';

export interface BenchStation {
  office: string;
  prefix: string;
  device: string;
  person: string;
  token: string;
}

const hourMs = 60 * 60 * 1000;
const newId = () => newRecordId(Date.now(), randomBytes);

/** Each with one PC that has enrolled, one recorder who has signed in there, and a token for an hour. */
export async function addStations(database: Database, count: number): Promise<BenchStation[]> {
  const county = await readCounty(database);
  if (!county) throw new Error('the county has not begun');
  const author = await createDirectoryAuthor(database, county.device);
  return writeFeed(database, async (transaction) => {
    const stations = Array.from({ length: count }, (_, index) => ({
      ...{ office: newId(), prefix: `站${index + 1}`, person: newId() },
      ...{ device: newDeviceId(randomBytes), token: newSecret() },
    }));
    await author.write(transaction, stations.flatMap(entriesOf));
    const now = new Date();
    const { publicKey } = newKeyPair();
    for (const { office, device, person, token } of stations) {
      await addDevice(transaction, { id: device, office, name: '前台电脑', publicKey }, now);
      await recordSignIn(transaction, device, person, now);
      const expiresAt = new Date(now.getTime() + hourMs);
      await addToken(transaction, secretHash(token), device, expiresAt, now);
    }
    return stations;
  });
}

function entriesOf({ office, prefix, person }: BenchStation): Omit<DirectoryDocument, 'at'>[] {
  const place = { prefix, island: prefix, address: '', phone: '', hours: '' };
  return [
    {
      ...{ id: office, kind: 'station', name: prefix, active: true, office: '', roles: [] },
      ...place,
    },
    { id: person, kind: 'person', name: '联络员', active: true, office, roles: ['recorder'] },
  ];
}

const words =
  '老人讲，码头的路灯坏了两个多月，夜里上下船看不见台阶，前几天有人摔了一跤；希望在台风来之前修好，也请把候船室的门一并看看。';

/** Opinions as a station registers them: one act, about a kilobyte of JSON. */
export function newOpinions(station: BenchStation, count: number): OpinionDocument[] {
  const clock = createStampClock(station.device, Date.now);
  return Array.from({ length: count }, (_, index) => {
    const number = formatNumber(station.prefix, 2026, 'opinion', 'A', index + 1);
    const registered = {
      ...{ ...opinionContent, words, id: newId(), at: clock.next(), by: station.person },
      ...{ device: station.device, kind: 'register', visit: newId(), deputies: [], number },
      ...{ station: station.office, heardAt: new Date().toISOString() },
    };
    return composeOpinion(newId(), station.office, [registered]);
  });
}

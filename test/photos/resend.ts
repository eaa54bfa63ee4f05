// Photos from a PC to a real county over a line that breaks: how much of them is sent twice.
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCounty } from '../../county/openCounty.ts';
import { createPhotoLine } from '../../electron/photos/photoLine.ts';
import { newRecordId } from '../../shared/ids.ts';
import { composeOpinion } from '../../shared/opinion/opinion.ts';
import type { PhotoFacts } from '../../shared/photos/photo.ts';
import type { Result } from '../../shared/result.ts';
import { samplePassphrase, samplePeople } from '../../shared/sample/sampleDirectory.ts';
import { createStampClock } from '../../shared/stamp.ts';
import { rememberedLog } from '../electron/rememberedLog.ts';
import { stationAt, type OpenStation } from '../electron/stationAt.ts';
import { opinionPayloads } from '../shared/payloads.ts';
import type { CuttingProxy } from './cuttingProxy.ts';
import { openCuttingProxy } from './cuttingProxy.ts';
import { bareJpeg } from './jpegBytes.ts';

export interface Resent {
  /** Bytes of all photos, and those that went over the line, headers included. */
  bytes: number;
  sent: number;
  cuts: number;
  seconds: number;
}

interface Photo {
  facts: PhotoFacts;
  content: Uint8Array<ArrayBuffer>;
}

const mostCalls = 40;

/** Each call to the line is one attempt of the app; after a break the app calls again at the next contact. */
export async function sendOverCuts(
  sizes: readonly number[],
  cuts: number,
  bytesPerSecond: number,
): Promise<Resent> {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-photos-'));
  const county = await openCounty({
    ...{ dataFolder: join(folder, 'county'), databaseUrl: undefined, host: '127.0.0.1', port: 0 },
    ...{ name: '样例县', sample: true, restored: false, newCodes: false },
    log: { write: () => undefined },
  });
  const proxy = await openCuttingProxy(county.url, bytesPerSecond);
  const pc = stationAt(join(folder, 'pc'), { fetch });
  try {
    valueOf(await pc.station.enrolTrial(proxy.url, county.sampleCodes?.station ?? ''));
    const person = samplePeople.recorder.id;
    valueOf(await pc.station.signIn({ person, secret: samplePassphrase }));
    const photos = sizes.map((size, index) => newPhoto(size, index + 1));
    const record = await registerPhotos(pc, person, photos);
    return await sendAll(pc, proxy, record, photos, cuts);
  } finally {
    pc.station.lock();
    await proxy.close();
    await county.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sendAll(
  pc: OpenStation,
  proxy: CuttingProxy,
  record: string,
  photos: readonly Photo[],
  cuts: number,
): Promise<Resent> {
  const line = createPhotoLine({
    ...{ fetch, log: rememberedLog(), session: () => pc.station.session() },
    whyResting: () => 'vault.locked',
  });
  const bytes = photos.reduce((sum, { content }) => sum + content.length, 0);
  proxy.cutAfter(Array.from({ length: cuts }, () => Math.floor(bytes / (cuts + 1))));
  const before = proxy.sent();
  const began = performance.now();
  for (const { facts, content } of photos) {
    const upload = { photo: facts.photo, collection: 'opinions', record } as const;
    for (let calls = 0; ; calls += 1) {
      const sent = await line.send({ upload, sha256: facts.sha256, content });
      if (sent.ok) break;
      if (calls === mostCalls || sent.problem.code !== 'county.unreachable') {
        throw new Error(sent.problem.code);
      }
    }
  }
  const seconds = (performance.now() - began) / 1_000;
  return { bytes, sent: proxy.sent() - before, cuts: proxy.cuts(), seconds };
}

function newPhoto(size: number, seed: number): Photo {
  const content = bareJpeg(size, seed);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const photo = newRecordId(Date.now(), randomBytes);
  const look = { type: 'image/jpeg', width: 640, height: 480, caption: '' } as const;
  return { content, facts: { photo, sha256, bytes: size, ...look, showsResident: false } };
}

async function registerPhotos(
  { station, link }: OpenStation,
  by: string,
  photos: readonly Photo[],
): Promise<string> {
  const { device, office } = station.state();
  if (!device || !office) throw new Error('the PC is not set up');
  const clock = createStampClock(device.id, Date.now);
  const act = (kind: string, payload: object) => ({
    ...{ ...payload, id: newRecordId(Date.now(), randomBytes), at: clock.next() },
    ...{ by, device: device.id, kind },
  });
  const register = act('register', { ...opinionPayloads.register, station: office.id });
  const acts = [register, ...photos.map(({ facts }) => act('attach', facts))];
  const opinion = composeOpinion(newRecordId(Date.now(), randomBytes), office.id, acts);
  const { problems } = valueOf(await link.push({ collection: 'opinions', rows: [opinion] }));
  if (problems.length > 0) throw new Error('the county did not take the opinion');
  return opinion.id;
}

function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(result.problem.code);
}

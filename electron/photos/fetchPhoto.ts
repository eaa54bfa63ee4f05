// One photo from the county; after a cut it goes on with the byte that is missing.
import { createHash } from 'node:crypto';
import type { PhotoFacts } from '../../shared/photos/photo.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { paths } from '../../shared/sync/protocol.ts';
import { refuseByAnswer } from '../county/refuseByAnswer.ts';
import type { PhotoRoad } from './sendPhoto.ts';

type Wanted = Pick<PhotoFacts, 'photo' | 'sha256' | 'bytes'>;

const mostTries = 4;
const pauseMs = 500;

/** The bytes are what the record says they are. */
export async function fetchPhoto(road: PhotoRoad, wanted: Wanted): Promise<Result<Uint8Array>> {
  const held: Uint8Array[] = [];
  for (let tries = 0; tries < mostTries && !road.signal.aborted; tries += 1) {
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs * tries));
    const before = lengthOf(held);
    const refused = await readOn(road, wanted, held).catch(() => refuse('county.unreachable'));
    if (lengthOf(held) === wanted.bytes) return checked(wanted, Buffer.concat(held));
    // An answer that came to its end, and is not what the record says.
    if (!refused || lengthOf(held) > wanted.bytes) return refuse('county.badAnswer');
    if (refused.problem.code !== 'county.unreachable') return refused;
    // It got further: the tries count anew.
    if (lengthOf(held) > before) tries = 0;
  }
  return refuse('county.unreachable');
}

async function readOn(
  { fetch, county, token, signal }: PhotoRoad,
  { photo }: Wanted,
  held: Uint8Array[],
): Promise<ReturnType<typeof refuse> | undefined> {
  const from = lengthOf(held);
  const response = await fetch(`${county}${paths.photos}/${photo}`, {
    redirect: 'error',
    cache: 'no-store',
    credentials: 'omit',
    headers: {
      authorization: `Bearer ${token}`,
      ...(from > 0 ? { range: `bytes=${from}-` } : {}),
    },
    signal,
  });
  if (!response.ok) return refuseByAnswer(response.status, await readJson(response));
  if (from > 0 && response.status !== 206) held.length = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return undefined;
    held.push(part.value);
  }
}

function checked({ sha256 }: Wanted, content: Buffer): Result<Uint8Array> {
  const digest = createHash('sha256').update(content).digest('hex');
  return digest === sha256 ? ok(new Uint8Array(content)) : refuse('county.badAnswer');
}

function lengthOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function readJson(response: Response): Promise<unknown> {
  return response.json().catch(() => undefined);
}

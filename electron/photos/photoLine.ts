// Photos between the window and the county, one at a time in each direction, while somebody is signed in.
import { createHash, verify } from 'node:crypto';
import type { BridgeAnswers, BridgeInput } from '../../shared/bridge.ts';
import { photoReceiptText } from '../../shared/photos/photo.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { paths, photoReceipt } from '../../shared/sync/protocol.ts';
import type { Fetch } from '../county/countyClient.ts';
import { briefCallMs } from '../county/countyClient.ts';
import type { CountySession } from '../county/countySession.ts';
import type { Log } from '../log.ts';
import { fetchPhoto } from './fetchPhoto.ts';
import { sendPhoto } from './sendPhoto.ts';

export interface PhotoLine {
  send(input: BridgeInput<'photos.send'>): Promise<BridgeAnswers['photos.send']>;
  fetch(input: BridgeInput<'photos.fetch'>): Promise<BridgeAnswers['photos.fetch']>;
  /** Ends what is under way: nobody is signed in any more. */
  rest(): void;
}

export interface PhotoLineParts {
  fetch: Fetch;
  log: Log;
  /** Undefined while nobody is signed in, or without a county. */
  session: () => CountySession | undefined;
  whyResting: () => ProblemCode;
}

export function createPhotoLine({ fetch, log, session, whyResting }: PhotoLineParts): PhotoLine {
  let stopping = new AbortController();

  async function withCounty<Value>(
    work: (county: CountySession, signal: AbortSignal) => Promise<Result<Value>>,
  ): Promise<Result<Value>> {
    const county = session();
    if (!county) return refuse(whyResting());
    const { signal } = stopping;
    const done = await work(county, signal);
    return signal.aborted ? refuse('vault.locked') : done;
  }

  return {
    send: ({ upload, sha256, content }) =>
      withCounty(async (county, signal) => {
        const digest = createHash('sha256').update(content).digest('hex');
        if (digest !== sha256) return refuse('storage.damaged');
        const sent = await county.withToken((url, token) =>
          sendPhoto({ fetch, county: url, token, signal }, upload, content),
        );
        if (!sent.ok) return sent;
        const receipt = await receiptOf(county, upload.photo, sha256, content.length);
        if (!receipt.ok) return receipt;
        log.write('info', 'photo.sent', { id: upload.photo });
        return receipt;
      }),
    fetch: (wanted) =>
      withCounty(async (county, signal) => {
        const began = performance.now();
        const fetched = await county.withToken((url, token) =>
          fetchPhoto({ fetch, county: url, token, signal }, wanted),
        );
        if (!fetched.ok) return fetched;
        return ok({ content: fetched.value, ms: performance.now() - began });
      }),
    rest() {
      stopping.abort();
      stopping = new AbortController();
    },
  };
}

/** Delivered is what the county has signed for, with the key pinned at enrolment. [PH4] */
async function receiptOf(
  county: CountySession,
  photo: string,
  sha256: string,
  bytes: number,
): Promise<Result<{ receivedAt: string }>> {
  const answer = await county.ask({
    path: paths.photoReceipt,
    body: { photo },
    answer: photoReceipt.answer,
    timeoutMs: briefCallMs,
  });
  if (!answer.ok) return answer;
  const { receivedAt, signature } = answer.value;
  const text = Buffer.from(photoReceiptText(photo, sha256, bytes, receivedAt), 'utf8');
  const isSigned = verify(null, text, county.countyKey, Buffer.from(signature, 'base64'));
  return isSigned ? ok({ receivedAt }) : refuse('county.badReceipt');
}

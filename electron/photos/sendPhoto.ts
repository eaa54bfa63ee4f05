// One photo to the county by tus: looks how much is there, goes on from that byte, and tries again while the line comes and goes.
import { DetailedError, Upload } from 'tus-js-client';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { PhotoUpload } from '../../shared/sync/protocol.ts';
import { paths } from '../../shared/sync/protocol.ts';
import type { Fetch } from '../county/countyClient.ts';
import { refuseByAnswer } from '../county/refuseByAnswer.ts';
import { createFetchStack } from './fetchStack.ts';

export interface PhotoRoad {
  fetch: Fetch;
  county: string;
  token: string;
  signal: AbortSignal;
}

/** After a cut, and only as long as each try gets further; then the next contact tries again. */
const retryDelays = [200, 1_000, 3_000];

/** Ok when the county has every byte; whether they are right says its receipt. */
export function sendPhoto(
  { fetch, county, token, signal }: PhotoRoad,
  upload: PhotoUpload,
  content: Uint8Array,
): Promise<Result<undefined>> {
  const endpoint = `${county}${paths.photos}`;
  return new Promise((resolve) => {
    const sending = new Upload(Buffer.from(content), {
      endpoint,
      // Known before it is made: nothing has to be remembered to go on after a restart.
      uploadUrl: `${endpoint}/${upload.photo}`,
      headers: { authorization: `Bearer ${token}` },
      metadata: { ...upload },
      httpStack: createFetchStack(fetch, signal),
      retryDelays,
      removeFingerprintOnSuccess: true,
      onShouldRetry: (error) => !signal.aborted && isOfTheLine(error),
      onSuccess: () => resolve(ok()),
      onError: (error) => resolve(problemOf(error)),
    });
    sending.start();
  });
}

function isOfTheLine(error: Error | DetailedError): boolean {
  if (!(error instanceof DetailedError) || !error.originalResponse) return true;
  const status = error.originalResponse.getStatus();
  // 409: an earlier try got further than we knew.
  return status === 409 || status === 423 || status >= 500;
}

function problemOf(error: Error | DetailedError): Result<never> {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (!response) return refuse('county.unreachable');
  return refuseByAnswer(response.getStatus(), parseJson(response.getBody()));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

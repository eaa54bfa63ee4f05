// Uploads with headers and bodies that nobody would send: the county answers each with a refusal, and goes on.
import { request } from 'node:http';
import fc from 'fast-check';
import { paths } from '../../shared/sync/protocol.ts';
import type { Pc } from './countyClient.ts';
import { metadataOf } from './photoRequests.ts';

interface WildRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Uint8Array;
}

const ids = (known: readonly string[]) =>
  fc.oneof(
    fc.constantFrom(...known),
    fc.uuid({ version: 7 }),
    fc.constantFrom('', '..', '%2e%2e', '%00', 'a'.repeat(300), '0', '-1', '%', '%E0%A4%A'),
  );

const numbers = fc.oneof(
  fc.integer({ min: -5, max: 5_000_000 }).map(String),
  fc.constantFrom('0', '20000', '1e3', '0x10', 'NaN', 'Infinity', '9'.repeat(25), '', ' 7', '1,2'),
);

/** What a header may carry at all: the client refuses to send anything else. */
const plain = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
});

const metadata = (known: readonly string[], record: string) =>
  fc.oneof(
    plain,
    fc
      .record({
        photo: ids(known),
        collection: fc.oneof(
          fc.constantFrom('opinions', 'visits', 'residents', '__proto__'),
          plain,
        ),
        record: fc.oneof(fc.constant(record), plain),
      })
      .map(metadataOf),
    fc.constant(metadataOf({ photo: known[0] ?? '', collection: 'opinions', record })),
  );

const maybe = (value: fc.Arbitrary<string>) => fc.option(value, { nil: undefined, freq: 3 });

/** Mostly what a client would send, with a few members wrong: blind noise never gets past the first check. */
export function wildRequests(known: readonly string[], record: string): fc.Arbitrary<WildRequest> {
  const headers = fc.record({
    'tus-resumable': maybe(fc.oneof({ weight: 9, arbitrary: fc.constant('1.0.0') }, plain)),
    'upload-length': maybe(numbers),
    'upload-offset': maybe(numbers),
    'upload-defer-length': fc.option(numbers, { nil: undefined, freq: 1 }),
    'upload-concat': fc.option(fc.constantFrom('partial', 'final;/a /b', ''), {
      nil: undefined,
      freq: 1,
    }),
    'upload-metadata': maybe(metadata(known, record)),
    'content-type': maybe(
      fc.oneof(
        { weight: 5, arbitrary: fc.constant('application/offset+octet-stream') },
        fc.constantFrom('application/json', 'text/plain', 'multipart/form-data', ''),
      ),
    ),
    'x-http-method-override': fc.option(fc.constantFrom('DELETE', 'PATCH', 'GET'), {
      nil: undefined,
      freq: 1,
    }),
    range: fc.option(fc.constantFrom('bytes=0-', 'bytes=5-2', 'bytes=-1', 'lines=1'), {
      nil: undefined,
      freq: 1,
    }),
  });
  return fc.record({
    method: fc.constantFrom('POST', 'PATCH', 'PATCH', 'HEAD', 'GET', 'OPTIONS', 'DELETE', 'PUT'),
    path: fc.oneof(
      fc.constant(paths.photos),
      ids(known).map((id) => `${paths.photos}/${id}`),
      ids(known).map((id) => `${paths.photos}/${id}/${id}`),
    ),
    headers: headers.map(
      (given) =>
        Object.fromEntries(
          Object.entries(given).filter(([, value]) => value !== undefined),
        ) as Record<string, string>,
    ),
    body: fc.uint8Array({ maxLength: 300 }),
  });
}

const patienceMs = 10_000;
const withBody: ReadonlySet<string> = new Set(['POST', 'PATCH', 'PUT']);

/** The status of the answer; rejects when none comes. */
export async function statusOf(pc: Pc, wild: WildRequest): Promise<number> {
  const authorization = `Bearer ${await pc.token()}`;
  const { hostname, port } = new URL(pc.url);
  const { method, path, headers, body } = wild;
  return new Promise((resolve, reject) => {
    const asking = request(
      { agent: false, hostname, port, method, path, headers: { ...headers, authorization } },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    asking.setTimeout(patienceMs, () => asking.destroy(new Error('no answer')));
    asking.once('error', reject);
    // For other methods the client would send the body without saying that there is one.
    if (withBody.has(method)) asking.end(body);
    else asking.end();
  });
}

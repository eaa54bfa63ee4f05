// One question to the county over HTTP and its answer, checked; every way in which it can fail has a code.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { z } from 'zod';
import type { ProblemCode } from '../../shared/problems.ts';
import { isProblemCode } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { paths, problemAnswer } from '../../shared/sync/protocol.ts';
import type { Log } from '../log.ts';

const zip = promisify(gzip);
/** Shorter bodies grow or gain nothing. */
const leastZippedBytes = 1024;

/** For calls of a few hundred bytes. */
export const briefCallMs = 15_000;
/** For records: a county that two hundred stations reach at once answers late. */
export const recordCallMs = 120_000;

/** `net.fetch` in the app: it knows the system's proxy and certificates. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface CountyQuestion<Answer> {
  county: string;
  path: string;
  body: unknown;
  answer: z.ZodType<Answer>;
  token?: string;
  timeoutMs: number;
}

export interface CountyClient {
  ask<Answer>(question: CountyQuestion<Answer>): Promise<Result<Answer>>;
  /** The bytes of the county's event stream; `signal` ends it. */
  listen(
    url: string,
    token: string,
    signal: AbortSignal,
  ): Promise<Result<ReadableStream<Uint8Array>>>;
}

export interface CountyClientParts {
  fetch: Fetch;
  log: Log;
  /** Milliseconds by which this PC is ahead of the county, each time an answer tells. */
  onSkew: (skewMs: number) => void;
}

/** Never follow elsewhere, keep nothing, send no cookie. */
const guarded = { redirect: 'error', cache: 'no-store', credentials: 'omit' } as const;

export function createCountyClient({ fetch, log, onSkew }: CountyClientParts): CountyClient {
  let lastReason: string | undefined;

  /** Two weeks of fog are one line in the log, not thousands. */
  function unreachable(error: unknown, path: string): Result<never> {
    const reason = networkReason(error);
    if (reason !== lastReason) log.write('warn', 'county.unreachable', { call: path, reason });
    lastReason = reason;
    return refuse('county.unreachable');
  }

  async function post<Answer>(
    { county, path, body, token, answer }: CountyQuestion<Answer>,
    signal: AbortSignal,
  ): Promise<Result<Answer>> {
    const asked = Date.now();
    const response = await fetch(`${county}${path}`, {
      ...guarded,
      method: 'POST',
      signal,
      ...(await packed(body, token)),
    });
    const given = parseJson(await response.text());
    lastReason = undefined;
    if (!response.ok) return refuseByAnswer(response.status, given);
    const checked = answer.safeParse(given);
    if (!checked.success) return refuse('county.badAnswer');
    const countyNow = nowOf(given);
    if (countyNow !== undefined) onSkew(Math.round((asked + Date.now()) / 2 - countyNow));
    return ok(checked.data);
  }

  return {
    async ask(question) {
      const patience = new AbortController();
      const timer = setTimeout(() => patience.abort(), question.timeoutMs);
      try {
        return await post(question, patience.signal);
      } catch (error) {
        return unreachable(error, question.path);
      } finally {
        clearTimeout(timer);
      }
    },
    async listen(url, token, signal) {
      try {
        const headers = { authorization: `Bearer ${token}`, accept: 'text/event-stream' };
        const response = await fetch(url, { ...guarded, headers, signal });
        if (!response.ok) return refuseByAnswer(response.status, parseJson(await response.text()));
        return response.body ? ok(response.body) : refuse('county.badAnswer');
      } catch (error) {
        return signal.aborted ? refuse('county.unreachable') : unreachable(error, paths.events);
      }
    },
  };
}

async function packed(
  body: unknown,
  token: string | undefined,
): Promise<{ headers: Record<string, string>; body: Uint8Array<ArrayBuffer> }> {
  const plain = Buffer.from(JSON.stringify(body), 'utf8');
  const isZipped = plain.length > leastZippedBytes;
  return {
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
    },
    body: new Uint8Array(isZipped ? await zip(plain) : plain),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nowOf(given: unknown): number | undefined {
  if (typeof given !== 'object' || given === null || !('now' in given)) return undefined;
  const time = typeof given.now === 'string' ? Date.parse(given.now) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** Without a problem of ours in it, the answer is not the county's but of something in between. */
function refuseByAnswer(status: number, given: unknown): Result<never> {
  const named = problemAnswer.safeParse(given);
  if (!named.success) return refuse(codeForStatus(status));
  const { code, field, id } = named.data.problem;
  if (!isProblemCode(code)) return refuse('county.badAnswer');
  return refuse(code, { ...(field ? { field } : {}), ...(id ? { id } : {}) });
}

function codeForStatus(status: number): ProblemCode {
  if (status === 413) return 'request.tooLarge';
  if (status === 429 || status === 503) return 'county.busy';
  return status === 502 || status === 504 ? 'county.unreachable' : 'county.badAnswer';
}

/** Such as `ERR_CERT_DATE_INVALID` or `ECONNREFUSED`: what support asks for first. */
function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'AbortError') return 'aborted';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? JSON.stringify(cause.code) : '';
  return /\b(?:ERR|E)_?[A-Z_]{3,}/.exec(`${code} ${error.message}`)?.[0] ?? error.name;
}

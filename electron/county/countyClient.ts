// One question to the county over HTTP and its answer, checked; every way in which it can fail has a code.
import type { z } from 'zod';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { paths } from '../../shared/sync/protocol.ts';
import type { Log } from '../log.ts';
import { createBusyPause } from './busyPause.ts';
import { createPacker } from './packer.ts';
import { refuseByAnswer } from './refuseByAnswer.ts';

/** For calls of a few hundred bytes. */
export const briefCallMs = 15_000;
/** For records: a county that two hundred stations reach at once answers late. */
export const recordCallMs = 120_000;

const mostTries = 3;

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
  const packer = createPacker();
  const busy = createBusyPause();

  /** Two weeks of fog are one line in the log, not thousands. */
  function unreachable(error: unknown, path: string): Result<never> {
    const reason = networkReason(error);
    if (isCut(reason)) return refuse('county.cut');
    if (reason !== lastReason) log.write('warn', 'county.unreachable', { call: path, reason });
    lastReason = reason;
    return refuse('county.unreachable');
  }

  async function post<Answer>(
    { county, path, body, token, answer }: CountyQuestion<Answer>,
    signal: AbortSignal,
  ): Promise<Result<Answer>> {
    const packed = await packer.pack(body);
    const asked = Date.now();
    const response = await fetch(`${county}${path}`, {
      ...guarded,
      method: 'POST',
      signal,
      headers: { ...headersOf(token), ...packed.headers },
      body: packed.body,
    });
    const given = parseJson(await response.text());
    lastReason = undefined;
    packer.learn(packed, Date.now() - asked);
    if (!response.ok) {
      busy.learn(response);
      return refuseByAnswer(response.status, given);
    }
    const checked = answer.safeParse(given);
    if (!checked.success) return refuse('county.badAnswer');
    const countyNow = nowOf(given);
    if (countyNow !== undefined) onSkew(Math.round((asked + Date.now()) / 2 - countyNow));
    return ok(checked.data);
  }

  async function askOnce<Answer>(question: CountyQuestion<Answer>): Promise<Result<Answer>> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), question.timeoutMs);
    try {
      return await post(question, patience.signal);
    } catch (error) {
      return unreachable(error, question.path);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Once more where the county is too busy and says for how long, or does not know how we packed. */
  async function ask<Answer>(question: CountyQuestion<Answer>): Promise<Result<Answer>> {
    for (let tries = 1; ; tries += 1) {
      await busy.over();
      const answer = await askOnce(question);
      if (answer.ok || tries > mostTries) return answer;
      const { code, field } = answer.problem;
      const isPacking = field === 'content-encoding' && packer.fallBack();
      if (!isPacking && !(code === 'county.busy' && busy.isKnown())) return answer;
    }
  }

  return {
    ask,
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

/** Named, because over plain HTTP Chromium would ask for gzip only. */
const accepted = { accept: 'application/json', 'accept-encoding': 'br, gzip' } as const;

function headersOf(token: string | undefined): Record<string, string> {
  return token ? { ...accepted, authorization: `Bearer ${token}` } : accepted;
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

/** Such as `ERR_CERT_DATE_INVALID` or `ECONNREFUSED`: what support asks for first. */
function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'AbortError') return 'aborted';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? JSON.stringify(cause.code) : '';
  return /\b(?:UND_ERR|ERR|E)_?[A-Z_]{3,}/.exec(`${code} ${error.message}`)?.[0] ?? error.name;
}

/** The line stood and broke in the middle of an exchange: the next try may well come through. */
function isCut(reason: string): boolean {
  return /RESET|CONNECTION_CLOSED|ABORTED|EMPTY_RESPONSE|INCOMPLETE|MISMATCH|EPIPE|UND_ERR_SOCKET|terminated/.test(
    reason,
  );
}

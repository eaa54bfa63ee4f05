// tus over the same fetch as everything else: it knows the system's proxy and certificates, and keeps nothing on the disk.
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';
import type { Fetch } from '../county/countyClient.ts';

const guarded = { redirect: 'error', cache: 'no-store', credentials: 'omit' } as const;

/** `signal` ends whatever is under way. */
export function createFetchStack(fetch: Fetch, signal: AbortSignal): HttpStack {
  return {
    getName: () => 'fetch',
    createRequest: (method, url) => createRequest(fetch, signal, method, url),
  };
}

function createRequest(
  fetch: Fetch,
  signal: AbortSignal,
  method: string,
  url: string,
): HttpRequest {
  const headers = new Map<string, string>();
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  return {
    getMethod: () => method,
    getURL: () => url,
    setHeader: (name, value) => headers.set(name, value),
    getHeader: (name) => headers.get(name),
    setProgressHandler: () => undefined,
    getUnderlyingObject: () => undefined,
    abort: () => Promise.resolve(stop()),
    async send(body: Uint8Array<ArrayBuffer> | null | undefined) {
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop);
      try {
        const response = await fetch(url, {
          ...guarded,
          method,
          headers: Object.fromEntries(headers),
          signal: stopping.signal,
          ...(body ? { body } : {}),
        });
        return answerOf(response, await response.text());
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
  };
}

function answerOf(response: Response, body: string): HttpResponse {
  return {
    getStatus: () => response.status,
    // The library knows no null.
    getHeader: (name) => response.headers.get(name) ?? undefined,
    getBody: () => body,
    getUnderlyingObject: () => response,
  };
}

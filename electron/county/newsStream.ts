// The county's event stream: hints that there is news, never the news itself. It reconnects by itself,
// later and later, at random moments, so that two hundred stations do not come back at once.
import type { ProblemCode } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { news } from '../../shared/sync/protocol.ts';

/** The county sends something every 20 s. */
const silenceMs = 60_000;
/** Three questions: challenge, token, stream. */
const openMs = 45_000;
const leastPauseMs = 1_000;
const greatestPauseMs = 60_000;
const longestLine = 64 * 1024;

export interface NewsStreamParts {
  open: (signal: AbortSignal) => Promise<Result<ReadableStream<Uint8Array>>>;
  onOpen: () => void;
  /** Empty after each connection: look at all collections, because hints may have been missed. */
  onNews: (collections: string[]) => void;
  onFailure: (code: ProblemCode) => void;
  random?: () => number;
  silenceMs?: number;
  openMs?: number;
}

export interface NewsStream {
  start(): void;
  stop(): void;
  /** Ends a pause between two tries. */
  hurry(): void;
  /** Begins anew at once, whatever is open: after a sleep nobody knows what still lives. */
  restart(): void;
}

export function createNewsStream(parts: NewsStreamParts): NewsStream {
  let running: AbortController | undefined;
  let endPause: (() => void) | undefined;
  let endAttempt: (() => void) | undefined;
  let isRestart = false;

  async function run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const attempt = new AbortController();
      endAttempt = () => attempt.abort();
      const failure = await listenOnce(parts, signal, attempt);
      if (signal.aborted) return;
      if (isRestart) {
        isRestart = false;
        continue;
      }
      if (failure) parts.onFailure(failure);
      failures = failure ? failures + 1 : 0;
      endAttempt = undefined;
      await pause(pauseBefore(failures, parts.random ?? Math.random), signal);
    }
  }

  function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        endPause = undefined;
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
      endPause = end;
    });
  }

  return {
    start() {
      if (running) return;
      running = new AbortController();
      void run(running.signal);
    },
    stop() {
      running?.abort();
      running = undefined;
    },
    hurry: () => endPause?.(),
    restart() {
      if (endPause) return endPause();
      isRestart = running !== undefined;
      return endAttempt?.();
    },
  };
}

/** Exponential with full jitter: between one second and two, four, … sixty. */
export function pauseBefore(failures: number, random: () => number): number {
  const longest = Math.min(greatestPauseMs, leastPauseMs * 2 ** (failures + 1));
  return leastPauseMs + random() * (longest - leastPauseMs);
}

/** Why it did not open; undefined when it did and has ended: then the next try will tell how things are. */
async function listenOnce(
  parts: NewsStreamParts,
  signal: AbortSignal,
  attempt: AbortController,
): Promise<ProblemCode | undefined> {
  const end = (): void => attempt.abort();
  signal.addEventListener('abort', end);
  let silence = setTimeout(end, parts.openMs ?? openMs);
  try {
    const opened = await parts.open(attempt.signal);
    if (!opened.ok) return opened.problem.code;
    clearTimeout(silence);
    silence = setTimeout(end, parts.silenceMs ?? silenceMs);
    if (signal.aborted) return undefined;
    parts.onOpen();
    parts.onNews([]);
    await readEvents(opened.value, parts.onNews, () => silence.refresh(), attempt.signal);
    return undefined;
  } finally {
    clearTimeout(silence);
    signal.removeEventListener('abort', end);
    attempt.abort();
  }
}

/** Returns when the stream ends, for whatever reason. */
async function readEvents(
  stream: ReadableStream<Uint8Array>,
  onNews: (collections: string[]) => void,
  onSign: () => void,
  signal: AbortSignal,
): Promise<void> {
  const reader = stream.getReader();
  const cancel = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', cancel);
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      onSign();
      const lines = `${rest}${decoder.decode(value, { stream: true })}`.split(/\r\n|\n|\r/);
      rest = lines.pop() ?? '';
      if (rest.length > longestLine) return;
      for (const line of lines) reportNews(line, onNews);
    }
  } catch {
    // A cut line ends the stream as a polite goodbye does; the caller reconnects either way.
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/** The county writes each event on one `data:` line. */
function reportNews(line: string, onNews: (collections: string[]) => void): void {
  if (!line.startsWith('data:')) return;
  try {
    const event = news.safeParse(JSON.parse(line.slice('data:'.length)));
    if (event.success) onNews(event.data.collections);
  } catch {
    // Not ours: a newer county may say more.
  }
}

// The time, to the minute: what is due today must not stay as it was when the page was opened.
import { useSyncExternalStore } from 'react';

const minuteMs = 60_000;

function everyMinute(listener: () => void): () => void {
  const timer = setInterval(listener, minuteMs);
  return () => clearInterval(timer);
}

/** Milliseconds since 1970 at the start of the current minute. */
export function useMinute(): number {
  return useSyncExternalStore(everyMinute, () => Math.floor(Date.now() / minuteMs) * minuteMs);
}

// When the machine has a network again nobody waits for the next try; a moment at random is left, because after a
// typhoon the whole island gets its network back at once.
import { pause } from './backOff.ts';

const spreadMs = 2_000;

/** Returns the function that stops it. */
export function onNetworkReturn(retry: () => void, random: () => number = Math.random): () => void {
  const act = (): void => void pause(random() * spreadMs).then(retry);
  // The tests of the replication have no window.
  globalThis.addEventListener?.('online', act);
  return () => globalThis.removeEventListener?.('online', act);
}

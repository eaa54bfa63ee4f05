// The link to the county as the main process tells it, kept so that components can read it at any time.
import type { Bridge, LinkState } from '../../shared/bridge.ts';

export interface LinkStore {
  current(): LinkState;
  subscribe(listener: () => void): () => void;
}

/** Lives as long as the window. */
export function createLinkStore(bridge: Bridge): LinkStore {
  let link: LinkState = { link: 'resting' };
  let heard = false;
  const listeners = new Set<() => void>();
  const take = (next: LinkState) => {
    link = next;
    for (const listener of listeners) listener();
  };
  bridge.on('county.link', (next) => {
    heard = true;
    take(next);
  });
  void bridge.call('county.link').then((first) => {
    // An event that overtook the answer is newer than it.
    if (!heard) take(first);
  });
  return {
    current: () => link,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

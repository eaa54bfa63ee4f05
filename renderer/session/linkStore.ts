// The link to the county as the main process tells it, kept so that components can read it at any time.
import type { Bridge, LinkState } from '../../shared/bridge.ts';
import type { Store } from './store.ts';
import { createStore } from './store.ts';

/** Lives as long as the window. */
export function createLinkStore(bridge: Bridge): Store<LinkState> {
  const store = createStore<LinkState>({ link: 'resting' });
  let heard = false;
  bridge.on('county.link', (next) => {
    heard = true;
    store.set(next);
  });
  void bridge.call('county.link').then((first) => {
    // An event that overtook the answer is newer than it.
    if (!heard) store.set(first);
  });
  return store;
}

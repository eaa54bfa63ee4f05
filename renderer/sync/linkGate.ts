// Lets the replication wait for the link instead of failing against it: the moment the county is back, work goes on.
import type { LinkState } from '../../shared/bridge.ts';

export interface LinkGate {
  /** Resolves when connected, when nobody said anything for a while, or when closed. */
  whenOpen(): Promise<void>;
  take(state: LinkState): void;
  close(): void;
  isClosed(): boolean;
}

/** After so long a try is made even so, in case the news of the link was lost. */
const patienceMs = 60_000;

export function createLinkGate(first: LinkState): LinkGate {
  let open = first.link === 'connected';
  let closed = false;
  let waiting: (() => void)[] = [];
  const letAll = () => {
    const let_ = waiting;
    waiting = [];
    for (const go of let_) go();
  };
  return {
    whenOpen: () => {
      if (open || closed) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, patienceMs);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
    take: (state) => {
      open = state.link === 'connected' || state.trying === true;
      if (open) letAll();
    },
    close: () => {
      closed = true;
      letAll();
    },
    isClosed: () => closed,
  };
}

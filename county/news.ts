// Who of those who listen at this process is told that a collection has news. Hints only, never the news;
// they come over the database, whichever process took the push: see store/newsLine.ts.
import { syncedCollections, type SyncedCollection } from '../shared/records.ts';
import { everybody } from './store/documents.ts';
import type { NewsEar } from './store/newsLine.ts';

export interface Listener {
  device: string;
  office: string;
  tell: (collections: readonly SyncedCollection[]) => void;
  end: () => void;
}

export interface News {
  collection: SyncedCollection;
  /** Offices that may see it; `*` for everybody. */
  offices: readonly string[];
}

export interface NewsDesk extends NewsEar {
  /** Returns how to stop listening. */
  listen: (listener: Listener) => () => void;
  /** Ends all streams. */
  endAll: () => void;
  /** How many listen. */
  size: () => number;
}

export function openNewsDesk(): NewsDesk {
  const listeners = new Set<Listener>();
  const publish = (news: readonly News[], by: string | undefined) => {
    for (const listener of listeners) {
      if (listener.device === by) continue;
      const collections = news
        .filter(({ offices }) => offices.includes(listener.office) || offices.includes(everybody))
        .map(({ collection }) => collection);
      if (collections.length > 0) listener.tell([...new Set(collections)]);
    }
  };
  return {
    listen(listener) {
      // A device whose line broke comes back before the county notices: the old stream is dead.
      for (const other of listeners) if (other.device === listener.device) other.end();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hear({ news = [], by, end }) {
      publish(news, by);
      for (const listener of listeners) if (listener.device === end) listener.end();
    },
    missed() {
      for (const listener of listeners) listener.tell(syncedCollections);
    },
    endAll() {
      for (const listener of listeners) listener.end();
    },
    size: () => listeners.size,
  };
}

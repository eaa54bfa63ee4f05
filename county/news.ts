// Who is told that a collection has news. Hints only, after the commit, and only within this process:
// one server process serves a county; a second one beside it would need LISTEN/NOTIFY.
import type { SyncedCollection } from '../shared/records.ts';
import { everybody } from './store/documents.ts';

export interface Listener {
  device: string;
  office: string;
  tell: (collections: readonly SyncedCollection[]) => void;
  end: () => void;
}

export interface News {
  collection: SyncedCollection;
  /** Offices that may see it; `*` for everybody. */
  offices: ReadonlySet<string>;
}

export interface NewsDesk {
  /** Returns how to stop listening. */
  listen: (listener: Listener) => () => void;
  /** `by`: the device that brought the news and needs no telling. */
  publish: (news: readonly News[], by?: string) => void;
  /** Ends the streams of one device, or of all. */
  end: (device?: string) => void;
}

export function openNewsDesk(): NewsDesk {
  const listeners = new Set<Listener>();
  return {
    listen(listener) {
      // A device whose line broke comes back before the county notices: the old stream is dead.
      for (const other of listeners) if (other.device === listener.device) other.end();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish(news, by) {
      for (const listener of listeners) {
        if (listener.device === by) continue;
        const collections = news
          .filter(({ offices }) => offices.has(listener.office) || offices.has(everybody))
          .map(({ collection }) => collection);
        if (collections.length > 0) listener.tell([...new Set(collections)]);
      }
    },
    end(device) {
      for (const listener of listeners) {
        if (device === undefined || listener.device === device) listener.end();
      }
    },
  };
}

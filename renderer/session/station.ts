// What an open station is made of, for queries and actions. Screens use useSession, the queries and useActions instead.
import { createContext, useContext } from 'react';
import type { LinkState, StationState } from '../../shared/bridge.ts';
import type { Actor } from '../../shared/permissions.ts';
import type { Office, PersonCard } from '../../shared/sync/protocol.ts';
import type { Actions } from '../actions/actions.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import type { Store } from './store.ts';

export interface Station {
  state: StationState;
  person: PersonCard;
  office: Office;
  actor: Actor;
  database: StationDatabase;
  link: Store<LinkState>;
  actions: Actions;
  /** Locks: the next person signs in, the database stays open underneath. */
  switchPerson: () => Promise<void>;
}

export const StationContext = createContext<Station | undefined>(undefined);

export function useStation(): Station {
  const station = useContext(StationContext);
  if (!station) throw new Error('used outside of an open station');
  return station;
}

// The way in, for the pages before a station is open (first run, sign-in) and for the settings.
import { createContext, useContext } from 'react';
import type { BridgeInput, Settings, StationState } from '../../shared/bridge.ts';
import type { Result } from '../../shared/result.ts';

export interface Door {
  state: StationState;
  /** Joins the county; the sign-in page follows by itself. */
  enrol(input: BridgeInput<'station.enrol'>): Promise<Result<undefined>>;
  standAlone(input: BridgeInput<'station.standAlone'>): Promise<Result<undefined>>;
  trySample(): Promise<Result<undefined>>;
  /** Back to the first run; nothing of the trial stays. */
  endTrial(): Promise<Result<undefined>>;
  /** Opens the station for this person; the data key never reaches a screen. */
  signIn(input: BridgeInput<'people.signIn'>): Promise<Result<undefined>>;
  /** Language and type size take effect at once. */
  saveSettings(settings: Settings): Promise<void>;
}

export const DoorContext = createContext<Door | undefined>(undefined);

export function useDoor(): Door {
  const door = useContext(DoorContext);
  if (!door) throw new Error('used outside of the app');
  return door;
}

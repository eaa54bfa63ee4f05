// The station's state as the main process tells it; chosen settings show at once and are kept by the main process.
import type { Bridge, Settings, StationState } from '../../shared/bridge.ts';
import type { Store } from './store.ts';
import { createStore } from './store.ts';

export interface StationStateStore extends Store<StationState> {
  saveSettings(settings: Settings): Promise<void>;
}

/** Lives as long as the window. */
export function createStationStateStore(bridge: Bridge, first: StationState): StationStateStore {
  const store = createStore(first);
  bridge.on('station.state', store.set);
  return {
    ...store,
    saveSettings: async (settings) => {
      store.set({ ...store.current(), settings });
      await bridge.call('settings.save', settings);
    },
  };
}

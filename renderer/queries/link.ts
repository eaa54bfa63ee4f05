// The link to the county as the main process sees it.
import { useSyncExternalStore } from 'react';
import type { LinkState } from '../../shared/bridge.ts';
import { useStation } from '../session/station.ts';

export function useLink(): LinkState {
  const { link } = useStation();
  return useSyncExternalStore(link.subscribe, link.current);
}

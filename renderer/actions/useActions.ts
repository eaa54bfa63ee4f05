// The actions of whoever is signed in.
import { useStation } from '../session/station.ts';
import type { Actions } from './actions.ts';

export function useActions(): Actions {
  return useStation().actions;
}

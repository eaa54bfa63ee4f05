// The window's only way to the machine: the typed calls that the preload script exposed.
import type { Bridge } from '../shared/bridge.ts';

declare global {
  interface Window {
    readonly liaison: Bridge;
  }
}

export const bridge: Bridge = window.liaison;

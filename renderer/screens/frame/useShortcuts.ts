// Ctrl+1 … Ctrl+5 go to the places of the rail, Ctrl+N begins a reception; the native menu asks for the same.
import { useEffect } from 'react';
import { bridge } from '../../bridge.ts';
import type { Destination } from './navigation.ts';

interface Shortcuts {
  destinations: readonly Destination[];
  mayRegister: boolean;
  navigate: (path: string) => void;
}

export function useShortcuts({ destinations, mayRegister, navigate }: Shortcuts): void {
  useEffect(() => {
    const pathOf = (key: string) => {
      if (key.toLowerCase() === 'n') return mayRegister ? '/reception/new' : undefined;
      return destinations[Number(key) - 1]?.href;
    };
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.shiftKey || event.isComposing) return;
      const path = pathOf(event.key);
      if (path === undefined) return;
      event.preventDefault();
      navigate(path);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [destinations, mayRegister, navigate]);
  useEffect(() => bridge.on('menu.go', ({ path }) => navigate(path)), [navigate]);
}

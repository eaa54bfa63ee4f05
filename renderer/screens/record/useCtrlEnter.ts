// Ctrl+Enter finishes an open form from any of its fields; never the Enter that confirms a word of an input method.
import { useEffect } from 'react';

export function useCtrlEnter(act: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [act]);
}

// Ctrl+Enter finishes an open form from any of its fields; never the Enter that confirms a word of an input method.
import { useEffect } from 'react';

export function useCtrlEnter(act: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing) return;
      event.preventDefault();
      act();
    };
    // While the event goes down, because radio buttons and switches keep it to themselves on its way up.
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [act]);
}

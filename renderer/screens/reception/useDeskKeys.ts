// The desk's keys, heard before any field: Ctrl+Enter saves, with Shift also hands over, Alt+N adds an opinion.
import { useEffect } from 'react';

interface DeskKeys {
  save: (submit: boolean) => void;
  addOpinion: () => void;
}

/** Keys that choose a word of an input method, and keys meant for an open dialog, are not the desk's. */
function isMeantForDesk(event: KeyboardEvent): boolean {
  return !event.isComposing && event.keyCode !== 229 && !document.querySelector('.dialog');
}

export function useDeskKeys({ save, addOpinion }: DeskKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isMeantForDesk(event)) return;
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation();
        save(event.shiftKey);
      } else if (event.code === 'KeyN' && event.altKey && !event.ctrlKey) {
        event.preventDefault();
        addOpinion();
      }
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  });
}

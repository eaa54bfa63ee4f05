// The desk's keys, heard before any field: Ctrl+Enter saves, with Shift also hands over, Alt+N adds an opinion.
import type { KeyboardEvent } from 'react';
import { isComposing } from '../../ui/composing.ts';

interface DeskKeys {
  save: (submit: boolean) => void;
  addOpinion: () => void;
}

export function deskKeys({ save, addOpinion }: DeskKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (isComposing(event)) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      save(event.shiftKey);
    } else if (event.code === 'KeyN' && event.altKey && !event.ctrlKey) {
      event.preventDefault();
      addOpinion();
    }
  };
}

// One key on the focused row of a table: for people who work through a list without reaching for the mouse.
import { useEffect, useRef } from 'react';

/** Calls `press` with the record's id (the end of the row's link) and the key's code. Answers the ref of the table's frame. */
export function useRowKeys(press: (id: string, code: string) => void) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const link = event.target instanceof Element ? event.target.closest('[data-row-link]') : null;
      const id = link?.getAttribute('href')?.split('/').at(-1);
      if (id === undefined || !event.code.startsWith('Key')) return;
      event.preventDefault();
      press(id, event.code);
    };
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [press]);
  return frame;
}

// The main area scrolls, not the window, so nobody else puts a new page back to its top.
import { useEffect, useRef } from 'react';

export function useFreshPage(path: string): void {
  const shown = useRef(path);
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    document.getElementById('main')?.scrollTo(0, 0);
  }, [path]);
}

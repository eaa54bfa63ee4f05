// Locks when nobody has touched the PC for a while: it stands in a room where residents come and go.
import { useEffect } from 'react';

/** Long enough to listen to a resident without typing, short enough for a walk to the pier. */
const idleMs = 10 * 60 * 1000;
const lookMs = 15_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

export function useIdleLock(isOpen: boolean, lock: () => Promise<void>): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    let lastSign = Date.now();
    const notice = () => {
      lastSign = Date.now();
    };
    for (const sign of signs) window.addEventListener(sign, notice, { passive: true });
    // Compared with the clock, not counted down: a timer stands still while the PC sleeps.
    const timer = setInterval(() => {
      if (Date.now() - lastSign >= idleMs) void lock();
    }, lookMs);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, notice);
    };
  }, [isOpen, lock]);
}

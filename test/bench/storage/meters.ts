// Clocks and scales of the storage bench, inside the page.

declare const gc: () => void;
declare const performance: Performance & { memory: { usedJSHeapSize: number } };

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Bytes of the JavaScript heap after collecting garbage until nothing more goes. */
export async function heapBytes(): Promise<number> {
  for (let turn = 0; turn < 4; turn += 1) {
    gc();
    await pause(50);
  }
  return performance.memory.usedJSHeapSize;
}

/** `stop` answers the longest time during which the page could not have reacted to a person. */
export function watchBlocks(): { stop(): number } {
  let longest = 0;
  let last = performance.now();
  const look = () => {
    const time = performance.now();
    longest = Math.max(longest, time - last);
    last = time;
  };
  const timer = setInterval(look, 4);
  return {
    stop() {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}

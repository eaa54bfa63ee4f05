import { describe, expect, it } from 'vitest';
import { fitBounds, leastSize } from '../../electron/windowBounds.ts';

const laptop = { x: 0, y: 0, width: 1366, height: 728 };
const second = { x: 1366, y: 0, width: 1920, height: 1040 };

describe('the place of the window', () => {
  it('is the middle of the first display at first', () => {
    const wide = { x: 0, y: 0, width: 1920, height: 1080 };
    expect(fitBounds(undefined, [wide])).toEqual({ x: 277, y: 110, width: 1366, height: 860 });
    expect(fitBounds(undefined, [laptop])).toEqual(laptop);
  });

  it('is where it was', () => {
    const kept = { x: 1500, y: 40, width: 1400, height: 900 };
    expect(fitBounds(kept, [laptop, second])).toEqual(kept);
  });

  it('is the first display again when the other has vanished', () => {
    const kept = { x: 1500, y: 40, width: 1400, height: 900 };
    expect(fitBounds(kept, [laptop])).toEqual(laptop);
    expect(fitBounds({ x: 50, y: 4000, width: 1200, height: 700 }, [laptop])).toEqual(laptop);
    expect(fitBounds({ x: 50, y: -700, width: 1200, height: 700 }, [laptop])).toEqual(laptop);
  });

  it('shrinks with the display and never beyond its edge', () => {
    const kept = { x: 300, y: 200, width: 1900, height: 1000 };
    expect(fitBounds(kept, [laptop])).toEqual(laptop);
    const tiny = { x: 0, y: 0, width: 200, height: 100 };
    expect(fitBounds(tiny, [laptop])).toEqual({ x: 0, y: 0, width: 1093, height: 640 });
  });

  it('asks for no more than the display has', () => {
    expect(leastSize(laptop)).toEqual({ minWidth: 1093, minHeight: 640 });
    const small = { x: 0, y: 0, width: 1024, height: 560 };
    expect(leastSize(small)).toEqual({ minWidth: 1024, minHeight: 560 });
  });
});

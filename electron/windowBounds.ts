// Where the window was last time, made to fit the displays there are now.
import { z } from 'zod';

const rectangle = z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() });
export type Rectangle = z.infer<typeof rectangle>;

export const keptBounds = rectangle.extend({ maximized: z.boolean() });
export type KeptBounds = z.infer<typeof keptBounds>;

/** 1366 at 125 %: the screens are made for no less. */
const leastWidth = 1093;
const leastHeight = 640;
const usualWidth = 1366;
const usualHeight = 860;
/** A strip of the title bar by which a person can take hold of the window. */
const visibleWidth = 160;
const visibleHeight = 48;

/** The window's place; on a display that has vanished it would never be seen, so then the usual place. */
export function fitBounds(
  kept: Rectangle | undefined,
  workAreas: readonly [Rectangle, ...Rectangle[]],
): Rectangle {
  const home = kept && workAreas.find((area) => canTakeHold(kept, area));
  return home && kept ? within(kept, home) : usualBounds(workAreas[0]);
}

export function leastSize(workArea: Rectangle): { minWidth: number; minHeight: number } {
  return {
    minWidth: Math.min(leastWidth, workArea.width),
    minHeight: Math.min(leastHeight, workArea.height),
  };
}

function canTakeHold(kept: Rectangle, area: Rectangle): boolean {
  const width = Math.min(kept.x + kept.width, area.x + area.width) - Math.max(kept.x, area.x);
  const top = kept.y >= area.y - visibleHeight && kept.y + visibleHeight <= area.y + area.height;
  return width >= visibleWidth && top;
}

function within(kept: Rectangle, area: Rectangle): Rectangle {
  const { minWidth, minHeight } = leastSize(area);
  const width = Math.max(minWidth, Math.min(kept.width, area.width));
  const height = Math.max(minHeight, Math.min(kept.height, area.height));
  return {
    width,
    height,
    x: Math.max(area.x, Math.min(kept.x, area.x + area.width - width)),
    y: Math.max(area.y, Math.min(kept.y, area.y + area.height - height)),
  };
}

function usualBounds(area: Rectangle): Rectangle {
  const width = Math.min(usualWidth, area.width);
  const height = Math.min(usualHeight, area.height);
  return {
    width,
    height,
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
  };
}

// Wall-clock time of the islands for fields that people type: China has one zone and no summer time.
const offsetMs = 8 * 60 * 60 * 1000;
const minutePlaces = '2026-03-05T09:30'.length;

/** `2026-03-05T09:30` at a moment (milliseconds since 1970). */
export function wallClockAt(timeMs: number): string {
  return new Date(timeMs + offsetMs).toISOString().slice(0, minutePlaces);
}

/** The moment as ISO time in UTC. */
export function isoOfWallClock(wallClock: string): string {
  return new Date(Date.parse(`${wallClock}:00Z`) - offsetMs).toISOString();
}

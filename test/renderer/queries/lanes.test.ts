// What waits by lane, and how long it takes at the pace that was measured.
import { describe, expect, it, onTestFinished } from 'vitest';
import { registerVisit } from '../../../renderer/actions/registerVisit.ts';
import { readLanes } from '../../../renderer/queries/lanes.ts';
import { knownPace, setOut } from '../../../renderer/sync/pace.ts';
import { visitEntry } from '../actions/entries.ts';
import { openStationPc } from '../sync/stationPc.ts';

async function station() {
  const pc = await openStationPc();
  onTestFinished(pc.close);
  return pc;
}

describe('what waits', () => {
  it('is counted and measured by lane; the time is unknown until the line was measured', async () => {
    const { database, asRecorder } = await station();
    const { visits, opinions, disclosures, residents } = database.tables;
    const read = (pace?: number) =>
      readLanes(
        {
          ...{ visits: visits.all(), opinions: opinions.all() },
          ...{ disclosures: disclosures.all(), residents: residents.all() },
        },
        pace,
      );
    expect(read()).toEqual({ lanes: [], bytes: 0, seconds: undefined });
    await registerVisit(asRecorder, visitEntry());
    const { lanes, bytes, seconds } = read();
    expect(lanes.map(({ name, records }) => `${name} ${records}`)).toEqual([
      'opinions 1',
      'visits 1',
      'residents 1',
    ]);
    expect(bytes).toBe(lanes.reduce((sum, lane) => sum + lane.bytes, 0));
    expect(bytes).toBeGreaterThan(1_000);
    expect(seconds).toBeUndefined();
    expect(read(100).seconds).toBeGreaterThan(5);
    expect(read(1_000_000).seconds).toBe(1);
  });
});

describe('the pace of a line', () => {
  it('counts parcels side by side once, and forgets those that did not arrive', async () => {
    const { database, time } = await station();
    const now = () => time.now;
    const [one, two] = [setOut(database, now), setOut(database, now)];
    time.now += 10_000;
    await one(60_000);
    expect(knownPace(database.tables.journal.all())).toBeUndefined();
    time.now += 10_000;
    await two(40_000);
    expect(knownPace(database.tables.journal.all())).toBe(5_000);

    const lost = setOut(database, now);
    time.now += 60_000;
    await lost();
    expect(knownPace(database.tables.journal.all())).toBe(5_000);
  });
});

// Switching the PC off in the middle: what was recorded offline is pushed after the restart, even when somebody set
// the clock back, and an interrupted pull goes on where it was. On the app's own encrypted storage.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { registerVisit } from '../../../renderer/actions/registerVisit.ts';
import { importDataKey } from '../../../renderer/database/storagePouch/sealing.ts';
import { getRxStoragePouch } from '../../../renderer/database/storagePouch/storagePouch.ts';
import { latestStamp } from '../../../renderer/session/latestStamp.ts';
import { sampleActor } from '../../../shared/sample/sampleDirectory.ts';
import { visitEntry } from '../actions/entries.ts';
import { createMemoryCounty } from './memoryCounty.ts';
import { eventually, openStationPc } from './stationPc.ts';

const dayMs = 24 * 60 * 60 * 1000;

async function encrypted() {
  const key = await importDataKey(new Uint8Array(32).fill(9));
  return getRxStoragePouch({ key, report: () => undefined });
}

describe('a restart', () => {
  it('pushes what was recorded offline, with the clock set back a day', async () => {
    const now = Date.UTC(2026, 10, 23, 1);
    const county = createMemoryCounty({ actorOf: sampleActor, now: () => now });
    const line = county.bridgeFor('devicepc0a');
    const input = { device: 'devicepc0a', line, name: 'restarted' };

    line.setLink('connected');
    const first = await openStationPc({ ...input, time: { now }, storage: await encrypted() });
    await registerVisit(first.asRecorder, visitEntry());
    await eventually(() => county.held('opinions').length === 1);
    line.setLink('unreachable');
    await registerVisit(first.asRecorder, visitEntry());
    const before = latestStamp(first.database.tables, true, now);
    await first.close();

    const time = { now: now - dayMs };
    const second = await openStationPc({ ...input, time, storage: await encrypted() });
    const last = latestStamp(second.database.tables, true, time.now);
    expect(last).toBe(before);
    expect(second.database.tables.opinions.all()).toHaveLength(2);
    await second.close();
    const third = await openStationPc({
      ...input,
      time,
      storage: await encrypted(),
      ...(last ? { last } : {}),
    });
    await registerVisit(third.asRecorder, visitEntry());
    line.setLink('connected');
    await eventually(() => county.held('opinions').length === 3);
    await eventually(() => {
      const opinions = third.database.tables.opinions.all();
      return opinions.every(({ acts }) =>
        acts.every((act) => act.received && !act.received.refused),
      );
    });
    const numbers = third.database.tables.opinions.all().map(({ number }) => number);
    expect(new Set(numbers).size).toBe(3);
    await third.close();
  });
});

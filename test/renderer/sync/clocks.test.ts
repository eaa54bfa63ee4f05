// A PC whose clock is three days wrong: its acts stay in their order, arrive, and carry both times.
import { afterEach, describe, expect, it } from 'vitest';
import { actOnRecord } from '../../../renderer/actions/actOnRecord.ts';
import { registerVisit } from '../../../renderer/actions/registerVisit.ts';
import { documentDelivery } from '../../../renderer/queries/delivery.ts';
import { sampleActor } from '../../../shared/sample/sampleDirectory.ts';
import { stampTime } from '../../../shared/stamp.ts';
import { visitEntry } from '../actions/entries.ts';
import { createMemoryCounty } from './memoryCounty.ts';
import type { StationPc } from './stationPc.ts';
import { eventually, openStationPc } from './stationPc.ts';

const dayMs = 24 * 60 * 60 * 1000;
const right = Date.UTC(2026, 10, 23, 1);
const open: StationPc[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((pc) => pc.close()));
});

describe.each([
  ['behind', -3],
  ['ahead', 3],
])('a PC three days %s', (_name, days) => {
  it('[ST1] [ST2] keeps the order of what was done, here and at the other PC, with both times', async () => {
    const county = createMemoryCounty({ actorOf: sampleActor, now: () => right });
    const join = async (device: string, now: number) => {
      const line = county.bridgeFor(device);
      line.setLink('connected');
      const letter = device.slice(-1).toUpperCase();
      const pc = await openStationPc({ device, letter, line, time: { now } });
      open.push(pc);
      return pc;
    };
    const wrong = await join('devicepc0a', right + days * dayMs);
    const other = await join('devicepc0b', right);
    const entry = visitEntry({ submit: true });
    const done = await registerVisit(wrong.asRecorder, entry);
    const id = done.ok ? (done.value.opinions[0] ?? '') : '';
    const at = (pc: StationPc) => pc.database.tables.opinions.get(id);
    const act = async (pc: StationPc, kind: string, payload: object) => {
      const acted = await actOnRecord(pc.asHead, 'opinions', id, kind, payload);
      expect(acted.ok ? undefined : acted.problem.code).toBeUndefined();
    };
    await eventually(() => at(other) !== undefined);
    await act(other, 'requestSupplement', { reason: '请补地点' });
    await eventually(() => at(wrong)?.status === 'supplementing');
    await act(wrong, 'note', { note: '地点已补' });
    await act(wrong, 'submit', { route: 'county', explanation: '' });
    await eventually(() => at(other)?.status === 'awaitingReview');
    await act(other, 'triage', { route: 'county', explanation: '' });
    await eventually(() => {
      const [a, b] = [at(wrong), at(other)];
      return a?.acts.length === 6 && b?.acts.length === 6 && documentDelivery(a) === 'delivered';
    });
    const acts = at(wrong)?.acts ?? [];
    expect(acts.map(({ kind }) => kind)).toEqual([
      ...['register', 'submit', 'requestSupplement', 'note', 'submit', 'triage'],
    ]);
    expect(at(other)?.acts).toEqual(acts);
    const [first] = acts;
    expect(stampTime(first?.at ?? '')).toBe(right + days * dayMs);
    for (const { received } of acts) {
      expect(received?.refused).toBeUndefined();
      expect(received?.at).toBe(new Date(right).toISOString());
    }
  });
});

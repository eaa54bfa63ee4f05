// The lane of photos: after the acts, one by one, and delivered only when the county has signed.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attachPhoto } from '../../../renderer/actions/photos.ts';
import { registerVisit } from '../../../renderer/actions/registerVisit.ts';
import type { PhotoLane } from '../../../renderer/photos/photoLane.ts';
import { startPhotoLane } from '../../../renderer/photos/photoLane.ts';
import { reportUnsent } from '../../../renderer/sync/unsentReport.ts';
import type { Bridge, BridgeAnswers, BridgeInput, LinkState } from '../../../shared/bridge.ts';
import type { ProblemCode } from '../../../shared/problems.ts';
import { ok, refuse } from '../../../shared/result.ts';
import { visitEntry } from '../actions/entries.ts';
import type { StationPc } from '../sync/stationPc.ts';
import { eventually, openStationPc } from '../sync/stationPc.ts';
import { takenPhoto } from './takenPhoto.ts';

let pc: StationPc;
let lane: PhotoLane;
let link: LinkState;
let sent: string[];
/** What the county answers to a photo; the default takes it. */
let answers: Map<string, ProblemCode>;
let hear: (state: LinkState) => void;

beforeEach(async () => {
  pc = await openStationPc();
  link = { link: 'connected', epoch: 'one' };
  sent = [];
  answers = new Map();
  lane = await startPhotoLane({
    bridge: quietBridge(),
    database: pc.database,
    now: () => pc.time.now,
    pauses: { look: 5, broken: 60 },
  });
});
afterEach(async () => {
  await lane.stop();
  await pc.close();
});

function quietBridge(): Bridge {
  const take = ({ upload }: BridgeInput<'photos.send'>): BridgeAnswers['photos.send'] => {
    sent.push(upload.photo);
    const code = answers.get(upload.photo);
    return code ? refuse(code) : ok({ receivedAt: '2026-11-23T01:00:00.000Z' });
  };
  const call = (name: string, input?: unknown) => {
    if (name === 'photos.send') return Promise.resolve(take(input as BridgeInput<'photos.send'>));
    return Promise.resolve(link);
  };
  const on = (_event: string, listener: (state: LinkState) => void) => {
    hear = listener;
    return () => undefined;
  };
  return { call, on } as unknown as Bridge;
}

function say(state: LinkState): void {
  link = state;
  hear(state);
}

async function attached(seed: number): Promise<string> {
  const done = await registerVisit(pc.asRecorder, visitEntry());
  if (!done.ok) throw new Error(done.problem.code);
  const place = { collection: 'opinions', record: done.value.opinions[0] ?? '' } as const;
  const words = { caption: '', showsResident: false };
  await attachPhoto(pc.asRecorder, place, takenPhoto(2_000, seed), words);
  const photo = pc.database.photos.table.all().find(({ record }) => record === place.record);
  return photo?.id ?? '';
}

/** The county has signed for everything there is. */
async function sign(): Promise<void> {
  const received = { at: '2026-11-23T01:00:00.000Z', seq: 1, signature: 'x' };
  for (const name of ['visits', 'opinions'] as const) {
    for (const { id } of pc.database.tables[name].all()) {
      await pc.database.change<typeof name>(name, id, (held) =>
        held ? { ...held, acts: held.acts.map((act) => ({ ...act, received })) } : undefined,
      );
    }
  }
  for (const { id, fields } of pc.database.tables.residents.all()) {
    const covers = Object.values(fields)
      .map(({ at }) => at)
      .toSorted()
      .at(-1);
    await pc.database.change('residents', id, (held) =>
      held ? { ...held, received: { ...received, covers: covers ?? '' } } : undefined,
    );
  }
}

const stateOf = (id: string) => pc.database.photos.table.get(id)?.state;
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 120));

describe('the lane of photos', () => {
  it('[PH1] sends nothing before the acts are signed for, then one after the other', async () => {
    const first = await attached(1);
    const second = await attached(2);
    await aMoment();
    expect(sent).toEqual([]);
    await sign();
    await eventually(() => stateOf(second) === 'sent');
    expect([stateOf(first), sent.toSorted()]).toEqual(['sent', [first, second].toSorted()]);
  });

  it('[PH4] a photo the county refused says why, and waits for the next contact', async () => {
    const id = await attached(1);
    answers.set(id, 'photo.otherBytes');
    await sign();
    await eventually(() => pc.database.photos.table.get(id)?.problem === 'photo.otherBytes');
    await aMoment();
    expect([stateOf(id), sent.length]).toEqual(['waiting', 1]);
    answers.clear();
    say({ link: 'unreachable', epoch: 'one' });
    say({ link: 'connected', epoch: 'one' });
    await eventually(() => stateOf(id) === 'sent');
    expect(pc.database.photos.table.get(id)?.problem).toBe('');
  });

  it('tries again by itself after the line broke, and not while there is none', async () => {
    say({ link: 'unreachable', epoch: 'one' });
    const id = await attached(1);
    answers.set(id, 'county.unreachable');
    await sign();
    await aMoment();
    expect(sent).toEqual([]);
    say({ link: 'connected', epoch: 'one' });
    await eventually(() => sent.length >= 2);
    expect(stateOf(id)).toBe('waiting');
    answers.clear();
    await eventually(() => stateOf(id) === 'sent');
  });

  it('sends all again to a county that was restored from a backup', async () => {
    const id = await attached(1);
    await sign();
    await eventually(() => stateOf(id) === 'sent');
    say({ link: 'connected', epoch: 'two' });
    await eventually(() => sent.length === 2);
    await eventually(() => stateOf(id) === 'sent');
    expect(sent).toEqual([id, id]);
  });

  it('[SY9] keeps the keys of a PC that is shut out while a photo is only there', async () => {
    say({ link: 'unreachable', epoch: 'one' });
    await attached(1);
    await sign();
    const reports: unknown[] = [];
    const call = (name: string, input: unknown) => {
      if (name === 'station.unsent') reports.push(input);
      return Promise.resolve({ problem: 'device.revoked' });
    };
    const bridge = { call, on: () => () => undefined } as unknown as Bridge;
    const stop = reportUnsent(bridge, pc.database);
    await vi.waitFor(() => expect(reports).toEqual([{ records: 1 }]), 10_000);
    stop();
  });
});

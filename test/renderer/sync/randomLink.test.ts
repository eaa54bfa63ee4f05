// Random people, random cuts: at the end every PC and the county hold the same acts, and the county signed each of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOnRecord } from '../../../renderer/actions/actOnRecord.ts';
import { registerVisit } from '../../../renderer/actions/registerVisit.ts';
import { canonicalJson } from '../../../shared/canonicalJson.ts';
import type { OpinionDocument } from '../../../shared/opinion/opinion.ts';
import { sampleActor } from '../../../shared/sample/sampleDirectory.ts';
import { runs } from '../../shared/seeds.ts';
import { visitEntry } from '../actions/entries.ts';
import type { CountyLine } from './memoryCounty.ts';
import { createMemoryCounty } from './memoryCounty.ts';
import type { StationPc } from './stationPc.ts';
import { eventually, openStationPc } from './stationPc.ts';

type Move =
  | { what: 'register'; pc: number }
  | { what: 'act'; pc: number; opinion: number; kind: number }
  | { what: 'link'; pc: number; up: boolean }
  | { what: 'cut'; pc: number; after: boolean }
  | { what: 'wait' };

const pcNumber = fc.nat({ max: 1 });
const move: fc.Arbitrary<Move> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ what: fc.constant('register' as const), pc: pcNumber }) },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('act' as const),
      pc: pcNumber,
      opinion: fc.nat({ max: 9 }),
      kind: fc.nat({ max: 5 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('link' as const), pc: pcNumber, up: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('cut' as const), pc: pcNumber, after: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('wait' as const) }) },
);

const somethingToDo = (opinion: OpinionDocument): [string, object][] => [
  ['note', { note: '备注' }],
  ['amend', { changes: { summary: '改过的摘要' }, basedOn: opinion.lastAt }],
  ['submit', { route: 'county', explanation: '' }],
  ['triage', { route: 'village', explanation: '' }],
  ['requestSupplement', { reason: '请补地点' }],
  ['void', { reason: '登错了' }],
];

async function play(pcs: StationPc[], lines: CountyLine[], step: Move, made: Set<string>) {
  if (step.what === 'wait') {
    await new Promise((resolve) => setTimeout(resolve, 8));
    return;
  }
  const pc = pcs[step.pc];
  const line = lines[step.pc];
  if (!pc || !line) throw new Error('no such PC');
  if (step.what === 'link') line.setLink(step.up ? 'connected' : 'unreachable');
  if (step.what === 'cut') {
    line.cutWhen = (sent) => {
      if (sent !== step.after) return false;
      line.cutWhen = undefined;
      return true;
    };
  }
  if (step.what === 'register') await registerVisit(pc.asRecorder, visitEntry());
  if (step.what === 'act') {
    const opinions = pc.database.tables.opinions.all();
    const opinion = opinions[step.opinion % Math.max(1, opinions.length)];
    const [kind, payload] = (opinion && somethingToDo(opinion)[step.kind]) ?? [];
    if (opinion && kind && payload) {
      await actOnRecord(pc.asHead, 'opinions', opinion.id, kind, payload);
    }
  }
  for (const opinion of pc.database.tables.opinions.all()) {
    for (const act of opinion.acts) made.add(act.id);
  }
}

const actsOf = (opinions: readonly OpinionDocument[]) =>
  canonicalJson(
    opinions.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, acts }) => ({ id, acts })),
  );

async function converge(moves: readonly Move[]): Promise<void> {
  const time = { now: Date.UTC(2026, 10, 23, 1) };
  const county = createMemoryCounty({ actorOf: sampleActor, now: () => time.now, pageRows: 3 });
  const devices = ['devicepc0a', 'devicepc0b'];
  const lines = devices.map((device) => county.bridgeFor(device));
  const pcs = await Promise.all(
    lines.map((line, index) => {
      const device = devices[index] ?? '';
      return openStationPc({ device, letter: device.slice(-1).toUpperCase(), line, time });
    }),
  );
  const made = new Set<string>();
  try {
    for (const step of moves) {
      await play(pcs, lines, step, made);
      time.now += 1_000;
    }
    for (const line of lines) line.cutWhen = undefined;
    for (const line of lines) line.setLink('connected');
    await eventually(() => {
      const atCounty = actsOf(county.held('opinions') as OpinionDocument[]);
      const everywhere = pcs.map((pc) => actsOf(pc.database.tables.opinions.all()));
      return (
        everywhere.every((acts) => acts === atCounty) || canonicalJson({ atCounty, everywhere })
      );
    });
    const acts = (county.held('opinions') as OpinionDocument[]).flatMap((opinion) => opinion.acts);
    expect(new Set(acts.map((act) => act.id))).toEqual(made);
    expect(acts.every((act) => act.received !== undefined)).toBe(true);
  } finally {
    await Promise.all(pcs.map((pc) => pc.close()));
  }
}

describe('sync over any link', () => {
  it('ends with the same acts everywhere, each signed by the county', async () => {
    const moves = fc.array(move, { minLength: 5, maxLength: 40 });
    await fc.assert(fc.asyncProperty(moves, converge), runs(25));
  }, 240_000);
});

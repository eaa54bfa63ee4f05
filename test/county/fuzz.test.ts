// Whatever arrives at push and pull: an answer, never a crash, a 5xx or silence. FUZZ_RUNS=1000000 makes
// the long run; FC_SEED and FC_PATH repeat a case.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SyncedCollection } from '../../shared/records.ts';
import { syncedCollections } from '../../shared/records.ts';
import { maxPushRows, paths, pull, push } from '../../shared/sync/protocol.ts';
import { runs } from '../shared/seeds.ts';
import { problemOf, type Reply } from './countyClient.ts';
import { openHouse, postgresEngine, type House } from './house.ts';
import { newDisclosure, newOpinion, newResident, newVisit } from './papers.ts';

const inputs = Number(process.env['FUZZ_RUNS'] ?? 2_000);
/** A run brings so many rows at once; bodies are tried one by one. */
const rowsPerRun = 40;
const patienceMs = 20_000;
const timeout = 60_000 + inputs * 20;

const engine = postgresEngine();
let house: House;

beforeAll(async () => {
  house = await openHouse(engine);
});
afterAll(async () => {
  await house.close();
  await engine.stop();
});

async function send(
  path: string,
  body: Uint8Array<ArrayBuffer>,
  more: Record<string, string> = {},
): Promise<Reply> {
  const { pc } = house.people.asRecorder;
  const authorization = `Bearer ${await pc.token()}`;
  const headers = { authorization, 'content-type': 'application/json', ...more };
  const signal = AbortSignal.timeout(patienceMs);
  const response = await fetch(`${pc.url}${path}`, { method: 'POST', body, headers, signal });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const asBytes = (text: string) => new Uint8Array(Buffer.from(text));

/** Texts that decoders stumble over. */
const oddText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('\u0000', '\uD83D', '__proto__', 'constructor', '1e999', '-0', '\u202e', ' '),
  fc.string({ maxLength: 5 }).map((text) => text.repeat(5_000)),
);
const oddNumber = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(Number.MAX_SAFE_INTEGER + 1, -1, 2 ** 31, 2 ** 63, 1e308),
);
const odd: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false, [], {}),
    oddText,
    oddNumber,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(oddText, tie('value'), { maxKeys: 4 }),
  ),
})).value;
const deep = fc
  .integer({ min: 1, max: 3_000 })
  .map((depth) => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown);

type Json = Record<string, unknown>;

function seedOf(collection: SyncedCollection): unknown {
  const { asRecorder } = house.people;
  switch (collection) {
    case 'visits':
      return newVisit(asRecorder);
    case 'residents':
      return newResident(asRecorder, { name: '测试居民' });
    case 'disclosures':
      return newDisclosure(asRecorder);
    default:
      return newOpinion(asRecorder);
  }
}

/** A sound record in which one place, found by the numbers, holds something else, nothing, or is there twice. */
function spoil(
  sound: unknown,
  steps: readonly number[],
  how: 'set' | 'drop' | 'add',
  value: unknown,
) {
  const spoilt = structuredClone(sound) as Json;
  let at = spoilt;
  for (const step of steps) {
    const keys = Object.keys(at);
    const key = keys[step % Math.max(1, keys.length)];
    if (key === undefined) break;
    const inner = at[key];
    if (typeof inner === 'object' && inner !== null && step % 5 !== 0) {
      at = inner as Json;
      continue;
    }
    if (how === 'drop') delete at[key];
    else if (how === 'set') at[key] = value;
    else at[`${key}~`] = value;
    break;
  }
  return spoilt;
}

const spoiling = fc.tuple(
  fc.array(fc.nat(30), { minLength: 1, maxLength: 6 }),
  fc.constantFrom('set', 'set', 'drop', 'add'),
  odd,
);

/** An answer in its form that has met no bug, or a refusal by name. */
const answered = /^(in form|4\d\d [a-z]+\.[a-zA-Z]+)$/;

function outcome(path: string, reply: Reply): string {
  if (reply.status !== 200) return problemOf(reply);
  const parsed = (path === paths.push ? push.answer : pull.answer).safeParse(reply.body);
  if (!parsed.success) return `out of form: ${parsed.error.message}`;
  return JSON.stringify(parsed.data).includes('county.internal') ? 'a bug' : 'in form';
}

describe('fuzz', () => {
  it('rows of any shape are taken or set aside, each for itself', { timeout }, async () => {
    const row = fc.oneof({ weight: 6, arbitrary: spoiling }, { weight: 1, arbitrary: odd }, deep);
    const rows = fc.array(row, { minLength: rowsPerRun, maxLength: rowsPerRun, size: 'max' });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...syncedCollections), rows, async (collection, given) => {
        const made = given.map((one) => {
          const isSpoiling = Array.isArray(one) && Array.isArray(one[0]) && one.length === 3;
          if (!isSpoiling || typeof one[1] !== 'string') return one;
          const [steps, how, value] = one as [number[], 'set', unknown];
          return spoil(seedOf(collection), steps, how, value);
        });
        const reply = await send(paths.push, asBytes(JSON.stringify({ collection, rows: made })));
        expect(outcome(paths.push, reply)).toMatch(answered);
      }),
      runs(Math.ceil(inputs / rowsPerRun)),
    );
  });

  it('bodies of any bytes are answered', { timeout }, async () => {
    const spoiltBody = fc
      .tuple(fc.constantFrom(paths.push, paths.pull), spoiling)
      .map(([path, [steps, how, value]]) => {
        const sound =
          path === paths.push
            ? { collection: 'opinions', rows: [{ id: 'x', acts: [] }] }
            : { collection: 'opinions', checkpoint: { epoch: 'x', seq: 1 }, limit: 10 };
        return { path, body: asBytes(JSON.stringify(spoil(sound, steps, how, value))) };
      });
    const anyBody = fc.record({
      path: fc.constantFrom(paths.push, paths.pull),
      body: fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
    });
    const cut = fc.nat(200);
    const packing = fc.constantFrom('plain', 'gzip', 'cut', 'lie', 'br');
    await fc.assert(
      fc.asyncProperty(fc.oneof(spoiltBody, anyBody), packing, cut, async (one, how, at) => {
        const packed = new Uint8Array(gzipSync(one.body));
        const sent =
          how === 'plain'
            ? send(one.path, one.body)
            : send(
                one.path,
                how === 'gzip' ? packed : how === 'cut' ? packed.slice(0, at) : one.body,
                {
                  'content-encoding': how === 'br' ? 'br' : 'gzip',
                },
              );
        const reply = await sent;
        expect(outcome(one.path, reply)).toMatch(answered);
      }),
      runs(Math.ceil(inputs / 4)),
    );
  });

  it('left no bug behind, and the county serves on', async () => {
    const { asRecorder } = house.people;
    expect(house.log.filter((line) => line.includes('a bug was met'))).toEqual([]);
    const rows = Array.from({ length: maxPushRows }, () => newOpinion(asRecorder));
    const { problems, documents } = await asRecorder.pc.push('opinions', rows);
    expect(problems).toEqual([]);
    expect(documents).toHaveLength(maxPushRows);
  });
});

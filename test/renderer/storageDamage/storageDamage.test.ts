// Databases damaged in every way a disk or a stranger can think of: opened, salvaged or refused, never silently wrong.
// STORAGE_DAMAGE_CASES=2000 is the long run, STORAGE_DAMAGE_SEED repeats one.
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { chanceFrom, type Chance } from '../storageKill/chance.ts';
import { newWorkbench } from '../storagePouch/workbench.ts';
import { tellStory, type DamageStory } from './damageStory.ts';
import { verdictOn, type Verdict } from './damageVerdict.ts';
import { layImage, removeImage } from './diskImage.ts';
import { mutations, type Damaged } from './mutations.ts';

const cases = Number(process.env['STORAGE_DAMAGE_CASES'] ?? 42);
const seed = Number(process.env['STORAGE_DAMAGE_SEED'] ?? Date.now() % 1_000_000);
const casesPerStory = 100;
const patienceMs = 60_000;
const tooLate = 'it never answered';
/** These can leave exactly an earlier state of the disk behind, which nothing on that disk can contradict. */
const mayLookLikeBefore = new Set([
  'dropRow',
  'rename',
  'rollBackRow',
  'rollBackTwoRows',
  'twoAtOnce',
  'wholeEarlier',
]);
const names = Object.keys(mutations);

type Tally = Map<string, Map<string, number>>;

it(
  `${cases} damaged databases, none silently wrong (seed ${seed})`,
  { timeout: 60_000 + cases * 2000 },
  async () => {
    const tally: Tally = new Map();
    const faults: string[] = [];
    for (let done = 0; done < cases;) {
      const chance = chanceFrom(seed + done);
      const story = await tellStory(newWorkbench(), chance, chance.percent(50));
      const end = Math.min(done + casesPerStory, cases);
      for (; done < end; done += 1) {
        const fault = await damageOnce(story, names[done % names.length] as string, chance, tally);
        if (fault) faults.push(`case ${done}: ${fault}`);
        // Whatever still has this database open would disturb the next case.
        if (fault?.includes(tooLate)) break;
      }
      done = end;
      await removeImage(story.images.at(-1) ?? new Map());
    }
    console.table(
      Object.fromEntries([...tally].map(([name, counts]) => [name, Object.fromEntries(counts)])),
    );
    expect(faults).toEqual([]);
  },
);

it('an undamaged database is right, and reports nothing', async () => {
  const story = await tellStory(newWorkbench(), chanceFrom(seed), true);
  await layImage(story.images.at(-1) ?? new Map());
  expect(await verdictOn(story, 0)).toBe('right');
  expect(story.bench.reports).toEqual([]);
});

it('a silent loss would be noticed', async () => {
  const story = await tellStory(newWorkbench(), chanceFrom(seed), true);
  const truth = new Map(story.states.at(-1));
  const [first] = truth.keys();
  truth.set(first ?? '', 'a later version, which the disk does not hold');
  await layImage(story.images.at(-1) ?? new Map());
  const mistold = { ...story, states: [truth] };
  expect(await verdictOn(mistold, 0)).toEqual({ fault: expect.stringMatching(/^silent: /) });
});

async function damageOnce(
  story: DamageStory,
  name: string,
  chance: Chance,
  tally: Tally,
): Promise<string | undefined> {
  const damaged = damage(story, name, chance);
  if (!damaged) return undefined;
  await layImage(damaged.image);
  const verdict = await inTime(verdictOn(story, chance.percent(15) ? 600 : 0));
  const counts = tally.get(name) ?? new Map<string, number>();
  const said = typeof verdict === 'string' ? verdict : 'fault';
  counts.set(said, (counts.get(said) ?? 0) + 1);
  tally.set(name, counts);
  const isHidden = verdict === 'asOnceBefore' && !mayLookLikeBefore.has(name);
  if (typeof verdict === 'string' && !isHidden) return undefined;
  const fault = typeof verdict === 'string' ? verdict : verdict.fault;
  return `${name}, ${damaged.what}: ${fault} (reports: ${JSON.stringify(story.bench.reports)})`;
}

function damage({ images }: DamageStory, name: string, chance: Chance): Damaged | undefined {
  const latest = images.at(-1);
  const mutate = mutations[name];
  if (!latest || !mutate) throw new Error(`nothing to damage with ${name}`);
  return mutate(latest, images.slice(0, -1), chance);
}

function inTime(verdict: Promise<Verdict>): Promise<Verdict> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Verdict>((resolve) => {
    timer = setTimeout(() => resolve({ fault: tooLate }), patienceMs);
  });
  return Promise.race([verdict, late]).finally(() => clearTimeout(timer));
}

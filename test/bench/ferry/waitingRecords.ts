import type { Desk } from '../../../renderer/actions/desk.ts';
/** Receptions as people write them: every text its own, because what repeats itself packs better than life does. */
import { registerVisit } from '../../../renderer/actions/registerVisit.ts';
import type { OpinionContent } from '../../../shared/opinion/opinionActs.ts';
import { sampleOpinionTexts } from '../../../shared/sample/sampleOpinionTexts.ts';
import { createStampClock } from '../../../shared/stamp.ts';
import { seededRandom } from '../../link/ferryLink.ts';

/** One visit, one resident, two opinions. */
export const recordsPerReception = 4;

const fortnightMs = 14 * 24 * 60 * 60 * 1000;

type Writer = (length: number) => string;

/** Two weeks of receptions, up to now: what was written at one moment would pack better than what was written in days. */
export async function receiveResidents(
  usual: Desk,
  receptions: number,
  seed: number,
): Promise<void> {
  const random = seededRandom(seed);
  const write = createWriter(random);
  const begun = Date.now() - fortnightMs;
  let index = 0;
  const now = () => Math.trunc(begun + (index / receptions) * fortnightMs + random() * 60_000);
  const clock = createStampClock(usual.device.id, now);
  const desk = { ...usual, now, clock };
  for (; index < receptions; index += 1) {
    const startedAt = new Date(desk.now() - Math.trunc(random() * 3_600_000)).toISOString();
    const done = await registerVisit(desk, {
      visit: {
        ...{ channel: 'walkIn', placeMode: 'inside', reachMode: 'fixed', island: '枸杞' },
        ...{ place: '', submitterKind: 'person', people: 1, deputies: [], theme: '' },
      },
      startedAt,
      endedAt: new Date(desk.now()).toISOString(),
      residents: [{ name: write(3), phone: phoneNumber(random), village: write(3) }],
      opinions: [opinion(write, random), opinion(write, random)],
      proposals: Array.from({ length: 2 }, () => ({ route: 'county', explanation: write(12) })),
      submit: true,
    });
    if (!done.ok) throw new Error(done.problem.code);
  }
}

function opinion(write: Writer, random: () => number): OpinionContent {
  return {
    words: write(50 + Math.trunc(random() * 60)),
    summary: write(20 + Math.trunc(random() * 20)),
    ...{ category: '01', place: write(6), wish: 'resolve', urgency: 'normal', raisedBefore: '' },
    ...{ replyPreference: 'phone', confidential: false },
    consents: { passName: random() < 0.5, publish: true, callBack: random() < 0.5 },
  };
}

function phoneNumber(random: () => number): string {
  return `000-${String(Math.trunc(random() * 1e8)).padStart(8, '0')}`;
}

/** Chinese that means nothing: each character is one that follows the last somewhere in the sample opinions. */
function createWriter(random: () => number): Writer {
  const corpus = Object.values(sampleOpinionTexts).flatMap(({ words, summary }) => words + summary);
  const characters = Array.from(corpus.join(''));
  const followers = new Map<string, number[]>();
  for (const [index, character] of characters.entries()) {
    followers.set(character, [...(followers.get(character) ?? []), index]);
  }
  const pick = (choices: readonly number[]) => choices[Math.trunc(random() * choices.length)] ?? 0;
  return (length) => {
    let at = Math.trunc(random() * characters.length);
    let text = '';
    while (text.length < length) {
      text += characters[at];
      at = (pick(followers.get(characters[at] ?? '') ?? [0]) + 1) % characters.length;
    }
    return text;
  };
}

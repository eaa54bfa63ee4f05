// Opinions for the storage bench: as the app composes them, of about one kilobyte, the n-th always the same.
import type { RxDocumentData, RxJsonSchema } from 'rxdb';
import { fillWithDefaultSettings } from 'rxdb';
import { syncedSchemas } from '../../../renderer/database/schemas.ts';
import type { Act } from '../../../shared/acts.ts';
import { formatNumber, newRecordId } from '../../../shared/ids.ts';
import { composeOpinion, type OpinionDocument } from '../../../shared/opinion/opinion.ts';
import {
  samplePeople,
  sampleStation,
  sampleUnits,
} from '../../../shared/sample/sampleDirectory.ts';
import { sampleOpinionTexts } from '../../../shared/sample/sampleOpinionTexts.ts';
import { formatStamp } from '../../../shared/stamp.ts';

export type StoredOpinion = RxDocumentData<OpinionDocument>;

const schema: RxJsonSchema<OpinionDocument> = {
  ...syncedSchemas.opinions,
  indexes: ['lastAt', 'due', ['status', 'lastAt'], ['category', 'lastAt']],
};

/** Four indexes, which the app itself does without: the peers need them to answer at all quickly. */
export const storedOpinionSchema = fillWithDefaultSettings(schema);

const firstMorning = Date.UTC(2026, 0, 5);
const minute = 60_000;
const device = 'bench00001';
const texts = Object.values(sampleOpinionTexts);
const allWords = texts.map(({ words, summary }) => words + summary).join('');
const fragments = texts.flatMap(({ words }) => words.split(/(?<=[，。？])/u));

type Chance = (below: number) => number;

function chanceOf(seed: number): Chance {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Half phrases of residents, half single characters: with phrases alone, a compressor would look better than it is. */
function spoken(chance: Chance, length: number): string {
  let text = '';
  while (text.length < length) {
    if (chance(2) === 0) text += fragments[chance(fragments.length)] ?? '';
    for (let count = chance(14); count > 0; count -= 1) text += allWords[chance(allWords.length)];
  }
  return text.slice(0, length);
}

function actsOf(n: number, chance: Chance, id: (timeMs: number) => string): Act[] {
  const timeMs = firstMorning + n * 7 * minute;
  const content = texts[chance(texts.length)] ?? texts[0];
  const act = (step: number, kind: string, by: string, payload: object): Act => {
    const at = formatStamp(timeMs + step * 90 * minute, chance(3), device);
    return { ...payload, id: id(timeMs + step), at, by, device, kind };
  };
  const registered = {
    ...content,
    words: spoken(chance, 20 + chance(50)),
    summary: spoken(chance, 15 + chance(25)),
    number: formatNumber(sampleStation.prefix, 2026, 'opinion', 'A', n + 1),
    station: sampleStation.id,
    visit: id(timeMs - minute),
    deputies: [samplePeople.deputyOne.id],
    heardAt: new Date(timeMs - 12 * minute).toISOString(),
  };
  const submitted = { route: 'county', explanation: spoken(chance, 12) };
  const assigned = { unit: sampleUnits.water.id, due: '2026-12-01', instruction: '' };
  const life = [
    act(0, 'register', samplePeople.recorder.id, registered),
    act(1, 'submit', samplePeople.recorder.id, submitted),
    act(2, 'triage', samplePeople.head.id, submitted),
    act(3, 'accept', samplePeople.county.id, { countyNumber: `县代意〔2026〕${n}号` }),
    act(4, 'assign', samplePeople.county.id, assigned),
  ];
  return life.slice(0, [1, 1, 1, 1, 2, 3][chance(6)]);
}

export function opinionRecord(n: number): StoredOpinion {
  const chance = chanceOf(n);
  const randomBytes = (length: number) => Uint8Array.from({ length }, () => chance(256));
  const id = (timeMs: number) => newRecordId(timeMs, randomBytes);
  const opinion = composeOpinion(
    id(firstMorning + n * 7 * minute),
    sampleStation.id,
    actsOf(n, chance, id),
  );
  return {
    ...opinion,
    _deleted: false,
    _attachments: {},
    _meta: { lwt: firstMorning + n },
    _rev: '1-benchdevice',
  };
}

/** The record after one more edit, which moves it in the indexes as every act does. */
export function editedRecord(previous: StoredOpinion): StoredOpinion {
  const height = Number.parseInt(previous._rev, 10) + 1;
  const lastAt = formatStamp(Date.UTC(2027, 0, 1) + height * minute, height, device);
  return {
    ...previous,
    lastAt,
    _meta: { lwt: previous._meta.lwt + 1 },
    _rev: `${height}-benchdevice`,
  };
}

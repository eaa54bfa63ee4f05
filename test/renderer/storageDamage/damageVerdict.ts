// Opens one damaged database and judges what it says: right, salvaged with a report, refused, or silently wrong.
import { StorageStopped } from '../../../renderer/database/storagePouch/problems.ts';
import { noteQuery, storedNote } from '../storagePouch/sampleNotes.ts';
import type { NoteInstance } from '../storagePouch/workbench.ts';
import { textOf, type DamageStory, type StoredNote } from './damageStory.ts';

export type Verdict =
  /** Everything is there as it was last written. */
  | 'right'
  /** Something is missing or older, and the storage reported damage. */
  | 'salvaged'
  | 'refused'
  /** Without a report, but all records together are exactly as they once were: nobody could tell it from a backup. */
  | 'asOnceBefore'
  | { fault: string };

/** `photos`: by the record and its digest, whether it could be read. */
type State = ReadonlyMap<string, string>;
type Found = { records: State; photos: State };

const everything = noteQuery({ selector: { _deleted: { $eq: false } } });

/** Reads the records by all roads that the app takes; they must agree. */
async function readState(story: DamageStory, instance: NoteInstance): Promise<Found> {
  const ids = [...story.versionsById.keys(), 'after'];
  const { documents: changed } = await instance.getChangedDocumentsSince(100_000);
  const found = await instance.findDocumentsById(ids, true);
  const { documents: queried } = await instance.query(everything);
  const records = new Map(changed.map((document) => [document.id, textOf(document)]));
  const living = found.filter(({ _deleted }) => !_deleted);
  const agree =
    records.size === changed.length &&
    found.length === changed.length &&
    found.every((document) => records.get(document.id) === textOf(document)) &&
    queried.length === living.length;
  if (!agree) throw new Error('what changed, what is found and what is listed do not agree');
  return { records, photos: await readPhotos(story, instance, found) };
}

/** Throws when a photo is not what it was and the storage does not say so. */
async function readPhotos(
  { photosByDigest }: DamageStory,
  instance: NoteInstance,
  found: StoredNote[],
): Promise<State> {
  const photos = new Map<string, string>();
  for (const { id, _attachments } of found) {
    const digest = _attachments['photo']?.digest;
    if (digest === undefined) continue;
    const data = await instance.getAttachmentData(id, 'photo', digest).catch((error: unknown) => {
      if (error instanceof StorageStopped && error.code === 'storage.damaged') return undefined;
      throw error;
    });
    if (data) {
      const [bytes, wanted] = [
        new Uint8Array(await data.arrayBuffer()),
        photosByDigest.get(digest),
      ];
      const isRight =
        bytes.length === wanted?.length && bytes.every((byte, at) => byte === wanted[at]);
      if (!isRight) throw new Error(`${digest} is not the photo that it was`);
    }
    photos.set(`${id} ${digest}`, data ? 'whole' : 'damaged');
  }
  return photos;
}

function same(a: State | undefined, b: State): boolean {
  return a?.size === b.size && [...b].every(([id, text]) => a.get(id) === text);
}

function judge(
  { bench, states, versionsById }: DamageStory,
  { records: found, photos }: Found,
): Verdict {
  const invented = [...found].find(([id, text]) => !versionsById.get(id)?.has(text));
  if (invented) return { fault: `${invented[0]} was never written like that` };
  const isRight = same(states.at(-1), found);
  const arePhotosRight = [...photos.values()].every((state) => state === 'whole');
  if (isRight) return arePhotosRight ? 'right' : 'salvaged';
  if (bench.reports.some(({ kind }) => kind === 'damaged')) return 'salvaged';
  if (states.some((state) => same(state, found))) return 'asOnceBefore';
  const truth = states.at(-1) ?? new Map<string, string>();
  const missing = [...truth.keys()].filter((id) => !found.has(id)).length;
  const others = [...found].filter(([id, text]) => truth.get(id) !== text).length;
  return { fault: `silent: ${missing} records are missing, ${others} are not as last written` };
}

/** Closes what was opened, whatever happened meanwhile: the next case needs the place. */
async function whileOpen<Result>(
  story: DamageStory,
  work: (instance: NoteInstance) => Promise<Result>,
): Promise<Result> {
  const instance = await story.open();
  try {
    return await work(instance);
  } finally {
    await instance.close();
  }
}

/** After damage the storage must go on working: what was seen stays, and what is written now is kept. */
async function liveOn(
  story: DamageStory,
  found: Found,
  restMs: number,
): Promise<string | undefined> {
  const document = storedNote('after', '船修好了');
  const refused = await whileOpen(story, async (instance) => {
    const { error } = await instance.bulkWrite([{ document }], 'damage test');
    await new Promise((resolve) => setTimeout(resolve, restMs));
    return error.length > 0;
  });
  if (refused) return 'a new record was refused';
  const later = await whileOpen(story, (instance) => readState(story, instance));
  const expected = new Map(found.records).set('after', textOf(document));
  if (story.bench.reports.some(({ kind }) => kind === 'stopped')) return 'it stopped later';
  return same(expected, later.records) && same(found.photos, later.photos)
    ? undefined
    : 'the second opening showed other records than the first';
}

/** The damaged image lies in IndexedDB already; `restMs` gives the storage time to fold in between. */
export async function verdictOn(story: DamageStory, restMs: number): Promise<Verdict> {
  story.bench.reports.length = 0;
  try {
    const found = await whileOpen(story, (instance) => readState(story, instance));
    const verdict = judge(story, found);
    if (typeof verdict === 'object') return verdict;
    const fault = await liveOn(story, found, restMs);
    return fault ? { fault } : verdict;
  } catch (error) {
    if (error instanceof StorageStopped) return 'refused';
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

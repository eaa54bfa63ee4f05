// Many notes at once, and what the disk and the storage say of them: for the cases that need more than one piece.
import type { RxDocumentData } from 'rxdb';
import { rewriteBodies } from './diskBytes.ts';
import { storedNote, type Note } from './sampleNotes.ts';
import { same, type NoteInstance, type Workbench } from './workbench.ts';

/** `n<from>` and the ones after it, as they are after `height` writes. */
export function notes(from: number, count: number, height = 1): RxDocumentData<Note>[] {
  return Array.from({ length: count }, (_, n) =>
    storedNote(`n${from + n}`, `edit ${height} of ${from + n}`, { height }),
  );
}

export async function insert(
  instance: NoteInstance,
  documents: RxDocumentData<Note>[],
): Promise<void> {
  const rows = documents.map((document) => ({ document }));
  same((await instance.bulkWrite(rows, 'test')).error, []);
}

/** From the height before to `height`. */
export async function edit(
  instance: NoteInstance,
  from: number,
  count: number,
  height: number,
  deleted = false,
): Promise<void> {
  const previous = notes(from, count, height - 1);
  const rows = notes(from, count, height).map((document, n) => ({
    previous: previous[n] as RxDocumentData<Note>,
    document: { ...document, _deleted: deleted },
  }));
  same((await instance.bulkWrite(rows, 'test')).error, []);
}

/** In the order of their changes, deleted ones too. */
export async function stored(instance: NoteInstance): Promise<RxDocumentData<Note>[]> {
  return (await instance.getChangedDocumentsSince(100_000)).documents;
}

/** Opens and closes: how many notes are at which height. */
export async function heights(bench: Workbench): Promise<Record<string, number>> {
  const instance = await bench.open();
  const counted: Record<string, number> = {};
  for (const { _rev } of await stored(instance)) counted[_rev] = (counted[_rev] ?? 0) + 1;
  await instance.close();
  return counted;
}

/** Pieces 1 and 2 with notes 0 to 299, 3 and 4 with notes 300 to 599, 5 with an edit of 300 to 309; closed. */
export async function fillPieces(bench: Workbench): Promise<void> {
  const instance = await bench.open();
  await insert(instance, notes(0, 300));
  await insert(instance, notes(300, 300));
  await edit(instance, 300, 10, 2);
  await instance.close();
}

/** What the storage reported so far, in short. */
export function told(bench: Workbench): string[] {
  return bench.reports.map((report) => {
    if (report.kind === 'damaged') return `${report.piece} ${report.reason}`;
    return report.kind === 'stopped' ? report.code : report.kind;
  });
}

/** How many bodies are sealed by each key that is in use. */
export async function bodiesByKey(bench: Workbench): Promise<number[]> {
  const counts = new Map<number, number>();
  await rewriteBodies(bench.database, (_, body) => {
    const key = new DataView(body).getUint32(1);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return undefined;
  });
  return [...counts.values()];
}

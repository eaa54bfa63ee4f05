// A disk image in the terms of the storage: each thing it keeps is a local document of PouchDB's, a single row.
import type { DiskImage, ImageRow } from './diskImage.ts';

export interface PouchRow {
  readonly id: string;
  readonly body: ArrayBuffer;
  readonly stored: ImageRow;
}

type Edit = (row: ImageRow) => ImageRow | undefined;

const storeName = 'local-store';

export function pouchRows(image: DiskImage): PouchRow[] {
  const rows = [...image.values()][0]?.get(storeName);
  if (!rows) throw new Error(`the image has no store ${storeName}`);
  return rows.flatMap((stored) => {
    const { _id: id, body } = stored.value;
    return body instanceof ArrayBuffer ? [{ id: String(id), body, stored }] : [];
  });
}

function withRows(image: DiskImage, change: (rows: ImageRow[]) => ImageRow[]): DiskImage {
  return new Map(
    [...image].map(([name, stores]) => [
      name,
      new Map(
        [...stores].map(([store, rows]) => [store, store === storeName ? change(rows) : rows]),
      ),
    ]),
  );
}

/** A copy of the image in which `edit` has replaced one row, or removed it by answering undefined. */
export function withEdited(image: DiskImage, { stored }: PouchRow, edit: Edit): DiskImage {
  return withRows(image, (rows) =>
    rows.flatMap((row) => (row.key === stored.key ? (edit(row) ?? []) : row)),
  );
}

/** Puts other bytes into one row, as a bad sector or a stranger would: nothing else changes. */
export function withBody(
  image: DiskImage,
  row: PouchRow,
  body: ArrayBuffer | undefined,
): DiskImage {
  return withEdited(image, row, ({ key, value }) => ({ key, value: { ...value, body } }));
}

export function withoutRow(image: DiskImage, row: PouchRow): DiskImage {
  return withEdited(image, row, () => undefined);
}

/** Adds a row of another id or another time under `id`; it takes the place of one that is there. */
export function withRowAs(image: DiskImage, row: PouchRow, id: string): DiskImage {
  const value = { ...row.stored.value, _id: id };
  return withRows(image, (rows) => [...rows.filter(({ key }) => key !== id), { key: id, value }]);
}

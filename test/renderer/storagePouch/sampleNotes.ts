// The records of the storage suite: small, Chinese, with words that must not be found on the disk.
import {
  fillWithDefaultSettings,
  normalizeMangoQuery,
  prepareQuery,
  type MangoQuery,
  type RxDocumentData,
  type RxJsonSchema,
} from 'rxdb';

export type Note = { id: string; text: string; age: number };

export const noteSchema: RxJsonSchema<Note> = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 60 },
    text: { type: 'string' },
    age: { type: 'integer', minimum: 0, maximum: 200, multipleOf: 1 },
  },
  required: ['id', 'text', 'age'],
  indexes: ['age'],
};

export const storedNoteSchema = fillWithDefaultSettings(noteSchema);

/** A note as RxDB hands it to a storage; `height` counts its writes, `lwt` is the wall clock of the last. */
export function storedNote(
  id: string,
  text: string,
  options: { height?: number; lwt?: number; deleted?: boolean; age?: number } = {},
): RxDocumentData<Note> {
  const { height = 1, lwt = 1_700_000_000_000 + height, deleted = false, age = 60 } = options;
  return {
    id,
    text,
    age,
    _deleted: deleted,
    _attachments: {},
    _meta: { lwt },
    _rev: `${height}-device`,
  };
}

/** As a storage is asked. */
export function noteQuery(mango: MangoQuery<RxDocumentData<Note>>) {
  return prepareQuery<Note>(storedNoteSchema, normalizeMangoQuery(storedNoteSchema, mango));
}

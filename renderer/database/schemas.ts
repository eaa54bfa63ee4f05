// What RxDB must know of each collection, derived from the zod objects that check the records themselves.
// No indexes: every query is answered by LiveTable from memory, and each index would make opening slower.
import type { RxJsonSchema } from 'rxdb';
import { z } from 'zod';
import { directoryDocument } from '../../shared/directory/directory.ts';
import { disclosureDocument } from '../../shared/disclosure/disclosure.ts';
import { recordId } from '../../shared/ids.ts';
import { opinionDocument } from '../../shared/opinion/opinion.ts';
import { residentDocument } from '../../shared/reception/resident.ts';
import { visitDocument } from '../../shared/reception/visit.ts';
import type { SyncedCollection, SyncedDocuments } from '../../shared/records.ts';
import type { JournalDocument } from './journal.ts';

const journalDocument = z.object({
  id: recordId.or(z.string().max(80)),
  kind: z.enum(['draft', 'problem', 'mark']),
  at: z.string().max(30),
  data: z.record(z.string(), z.unknown()),
});

type MemberSchema = {
  type: string;
  maxLength?: number;
  additionalProperties?: boolean;
  items?: object;
};

/** Only the outline: acts and fields are checked by zod before they are written, with their own messages. */
function outline(member: z.core.JSONSchema.BaseSchema): MemberSchema {
  if (member.type === 'array') return { type: 'array', items: {} };
  if (member.type === 'object') return { type: 'object', additionalProperties: true };
  if (member.type === 'boolean') return { type: 'boolean' };
  return { type: 'string', maxLength: member.maxLength ?? 80 };
}

function schemaOf<Document>(document: z.ZodObject): RxJsonSchema<Document> {
  const json = z.toJSONSchema(document, { target: 'draft-7' });
  const members = Object.entries(json.properties ?? {}).map(([name, member]) => [
    name,
    outline(typeof member === 'boolean' ? {} : member),
  ]);
  return {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: Object.fromEntries(members),
    required: json.required ?? [],
  } as RxJsonSchema<Document>;
}

export const syncedSchemas: { [Name in SyncedCollection]: RxJsonSchema<SyncedDocuments[Name]> } = {
  directory: schemaOf(directoryDocument),
  residents: schemaOf(residentDocument),
  visits: schemaOf(visitDocument),
  opinions: schemaOf(opinionDocument),
  disclosures: schemaOf(disclosureDocument),
};

export const journalSchema: RxJsonSchema<JournalDocument> = schemaOf(journalDocument);

// How a record's kinds of act are declared: one zod object per kind gives the type, the check and the county's judgement.
import { z } from 'zod';
import type { Act } from './acts.ts';
import { act as envelope } from './acts.ts';
import { recordId } from './ids.ts';
import type { ProblemCode } from './problems.ts';
import { isProblemCode } from './problems.ts';
import { stamp } from './stamp.ts';
import { text, textLimits } from './text.ts';

export type PayloadSchemas = Readonly<Record<string, z.ZodObject>>;

/** The union of a record's acts, told apart by `kind`. */
export type ActOf<Schemas extends PayloadSchemas> = {
  [Kind in keyof Schemas & string]: Act & { kind: Kind } & z.infer<Schemas[Kind]>;
}[keyof Schemas & string];

/** What an author supplies for one kind of act. */
export type PayloadOf<Schemas extends PayloadSchemas, Kind extends keyof Schemas> = z.input<
  Schemas[Kind]
>;

export const nothing = z.object({});
export const remark = z.object({ remark: text(textLimits.summary).optional() });
export const reason = z.object({
  reason: text(textLimits.summary).refine((value) => value.trim() !== '', {
    error: 'text.missing' satisfies ProblemCode,
  }),
});

/** Changes to some fields, and the latest act their author had seen. */
export function changesOf(fields: z.ZodObject) {
  return z.object({ changes: fields.partial(), basedOn: stamp });
}

/** Somebody looked at a conflict between these acts. */
export const look = z.object({ seen: z.array(recordId).max(100) });

/** Why an act is not well formed, by its envelope and the schema of its kind. [AC4] */
export function malformedBy(schemas: PayloadSchemas): (act: Act) => ProblemCode | undefined {
  return (candidate) => {
    if (!envelope.safeParse(candidate).success) return 'act.malformed';
    const schema = Object.hasOwn(schemas, candidate.kind) ? schemas[candidate.kind] : undefined;
    if (!schema) return 'act.unknownKind';
    const parsed = schema.safeParse(candidate);
    if (parsed.success) return undefined;
    const message = parsed.error.issues[0]?.message ?? '';
    return isProblemCode(message) ? message : 'act.malformed';
  };
}

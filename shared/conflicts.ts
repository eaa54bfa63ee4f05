// Two people changed the same field without having seen each other: both values stay, somebody must look. Rules CO1–CO3.
import type { Act } from './acts.ts';
import { canonicalJson } from './canonicalJson.ts';
import { compareStamps } from './stamp.ts';

/** An act that changes fields, made by somebody who had seen the record up to `basedOn`. */
export interface FieldChange extends Act {
  changes: Readonly<Record<string, unknown>>;
  basedOn: string;
}

export interface Conflict {
  field: string;
  /** The act whose value is shown, and the one it hides. */
  shown: string;
  hidden: string;
  hiddenValue: unknown;
}

const isFieldChange = (act: Act): act is FieldChange =>
  act.kind === 'amend' && typeof act['changes'] === 'object' && typeof act['basedOn'] === 'string';

const sameValue = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

function clash(earlier: FieldChange, later: FieldChange): Conflict[] {
  if (compareStamps(later.basedOn, earlier.at) >= 0) return [];
  return Object.keys(later.changes)
    .filter((field) => Object.hasOwn(earlier.changes, field))
    .filter((field) => !sameValue(earlier.changes[field], later.changes[field]))
    .map((field) => ({
      field,
      shown: later.id,
      hidden: earlier.id,
      hiddenValue: earlier.changes[field],
    }));
}

/** Open conflicts among the acts in effect, in stamp order; a `look` act settles those it names. [CO2] */
export function openConflicts(actsInEffect: readonly Act[]): Conflict[] {
  const seen = new Set<string>();
  for (const act of actsInEffect) {
    if (act.kind === 'look' && Array.isArray(act['seen'])) {
      for (const id of act['seen']) seen.add(String(id));
    }
  }
  const amendments = actsInEffect.filter(isFieldChange);
  return amendments
    .flatMap((later, index) =>
      amendments.slice(0, index).flatMap((earlier) => clash(earlier, later)),
    )
    .filter((conflict) => !(seen.has(conflict.shown) && seen.has(conflict.hidden)));
}

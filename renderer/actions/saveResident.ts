import type { ResidentValues } from '../../shared/reception/resident.ts';
// Writing down who a resident is; only the desk of the resident's station may. [PE1]
import type { Result } from '../../shared/result.ts';
import type { Desk } from './desk.ts';
import { newId } from './desk.ts';
import { Refusal, answered } from './refusal.ts';
import { residentProblem, residentWith } from './residentDocuments.ts';

/** Answers the resident's id, a new one when none was given. */
export function saveResident(
  desk: Desk,
  id: string | undefined,
  values: ResidentValues,
): Promise<Result<string>> {
  return answered(async () => {
    const key = id ?? newId(desk);
    await desk.database.change('residents', key, (held) => {
      if (id !== undefined && !held) throw new Refusal({ code: 'record.notFound', id });
      if (!mayWriteResidents(desk) || (held && held.station !== desk.office.id)) {
        throw new Refusal({ code: 'act.notPermitted', id: key });
      }
      const next = residentWith(desk, key, values, held);
      const code = residentProblem(next);
      if (code) throw new Refusal({ code, id: key });
      return next;
    });
    return key;
  });
}

function mayWriteResidents({ actor, office }: Desk): boolean {
  const atDesk = actor.roles.includes('recorder') || actor.roles.includes('head');
  return office.kind === 'station' && atDesk;
}

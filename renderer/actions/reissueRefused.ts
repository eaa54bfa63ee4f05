// Doing again what the county refused, such as acts of a day on which the PC's clock was wrong: with new ids and stamps,
// by whoever is signed in now. The refused acts stay; each new one names the old one.
import type { Act } from '../../shared/acts.ts';
import { actBody } from '../../shared/acts.ts';
import type { ProblemCode } from '../../shared/problems.ts';
import type { ActCollection, ActDocument } from '../../shared/records.ts';
import type { Result } from '../../shared/result.ts';
import { openRefusals } from '../queries/delivery.ts';
import { withActs } from './actOnRecord.ts';
import type { Desk } from './desk.ts';
import { newAct } from './desk.ts';
import { judgeAct } from './mayAct.ts';
import { Refusal, answered } from './refusal.ts';

/** Refuses only when not a single act may be done again now. */
export function reissueRefused(
  desk: Desk,
  name: ActCollection,
  id: string,
): Promise<Result<undefined>> {
  return answered(async () => {
    await desk.database.change(name, id, (held) => {
      if (!held) throw new Refusal({ code: 'record.notFound', id });
      return reissued(desk, name, held);
    });
    return undefined;
  });
}

function reissued(desk: Desk, name: ActCollection, held: ActDocument): ActDocument | undefined {
  const refusals = openRefusals(held.acts);
  let document = held;
  let firstProblem: ProblemCode | undefined;
  for (const refusal of refusals) {
    const again = newAct(desk, refusal.kind, payloadAgain(refusal, document));
    const code = judgeAct(desk.actor, name, again, document);
    if (code) firstProblem ??= code;
    else document = withActs(name, document, [again]);
  }
  if (document !== held || !firstProblem) return document === held ? undefined : document;
  throw new Refusal({ code: firstProblem, id: held.id });
}

function payloadAgain(refusal: Act, document: ActDocument): object {
  const { id, at: _at, by: _by, device: _device, kind: _kind, ...payload } = actBody(refusal);
  const seen = 'basedOn' in payload ? { basedOn: document.lastAt } : {};
  return { ...payload, ...seen, reissues: id };
}

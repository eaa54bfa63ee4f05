import { mergeActs } from '../../shared/acts.ts';
import type { ActCollection, ActDocument, SyncedDocuments } from '../../shared/records.ts';
import { actRecordKinds } from '../../shared/records.ts';
// One act on one record: judged on what is stored at the moment of writing, not on what the screen last showed.
import type { Result } from '../../shared/result.ts';
import type { Desk } from './desk.ts';
import { newAct } from './desk.ts';
import { judgeAct } from './mayAct.ts';
import { Refusal, answered } from './refusal.ts';

/** Resolves ok when the act is durable on this PC. */
export function actOnRecord(
  desk: Desk,
  name: ActCollection,
  id: string,
  kind: string,
  payload: object,
): Promise<Result<undefined>> {
  return answered(async () => {
    await desk.database.change(name, id, (held) => {
      if (!held) throw new Refusal({ code: 'record.notFound', id });
      desk.clock.observe(held.lastAt);
      const act = newAct(desk, kind, payload);
      const code = judgeAct(desk.actor, name, act, held);
      if (code) throw new Refusal({ code, id });
      return withActs(name, held, [act]);
    });
    return undefined;
  });
}

/** The document with more acts in it. */
export function withActs<Name extends ActCollection>(
  name: Name,
  document: ActDocument,
  acts: ActDocument['acts'],
): SyncedDocuments[Name] {
  const merged = mergeActs(document.acts, acts);
  const composed = actRecordKinds[name].compose(document.id, document.station, merged);
  return composed as SyncedDocuments[Name];
}

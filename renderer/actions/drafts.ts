// Drafts live in the journal of this PC and nowhere else until the visit is registered.
import { recordId } from '../../shared/ids.ts';
import type { Result } from '../../shared/result.ts';
import type { DraftContent, VisitDraft } from '../database/journal.ts';
import { draftPhotos } from '../photos/draftPhotos.ts';
import type { Desk } from './desk.ts';
import { newId } from './desk.ts';
import { Refusal, answered } from './refusal.ts';

/** An empty draft with the id that its visit will have; nothing is stored yet. */
export function beginDraft(desk: Desk): DraftContent {
  const startedAt = new Date(desk.now()).toISOString();
  return { id: newId(desk), startedAt, visit: {}, residents: [], opinions: [] };
}

/** A draft that was registered meanwhile is not brought back. */
export function saveDraft(desk: Desk, draft: DraftContent): Promise<Result<undefined>> {
  return answered(() =>
    desk.oneAtATime(async () => {
      const { id } = draft;
      if (!recordId.safeParse(id).success) throw new Refusal({ code: 'record.malformed', id });
      if (desk.database.tables.visits.get(id)) {
        throw new Refusal({ code: 'visit.alreadyRegistered', id });
      }
      const at = new Date(desk.now()).toISOString();
      const data: VisitDraft = { ...draft, at, by: desk.actor.person };
      await desk.database.writeJournal({ id, kind: 'draft', at, data });
      return undefined;
    }),
  );
}

export function discardDraft(desk: Desk, id: string): Promise<Result<undefined>> {
  return answered(() =>
    desk.oneAtATime(async () => {
      const entry = desk.database.tables.journal.get(id);
      await desk.database.removeFromJournal(id);
      if (!entry || desk.database.tables.visits.get(id)) return undefined;
      for (const photo of draftPhotos(entry.data as DraftContent)) {
        await desk.database.photos.remove(photo);
      }
      return undefined;
    }),
  );
}

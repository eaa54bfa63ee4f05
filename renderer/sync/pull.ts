// Pulling what is new at the county, page by page; the county decides how large a page is.
import type { SyncedCollection, SyncedDocuments } from '../../shared/records.ts';
import type { Checkpoint } from '../../shared/sync/protocol.ts';
import type { LiveTable } from '../database/liveTable.ts';
import { mergeDocuments } from '../database/mergeDocuments.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import { LinkFailure } from './linkFailure.ts';
import { readDocuments } from './readDocuments.ts';
import type { Rounds } from './rounds.ts';

export interface PullContext {
  rounds: Rounds;
  database: StationDatabase;
  now: () => number;
  epoch: string;
  /** The county answers for another epoch: it was restored from a backup. */
  onOtherEpoch: (epoch: string) => void;
}

interface Page<Document> {
  documents: Document[];
  checkpoint: Checkpoint | undefined;
}

/** RxDB's pull handler. An empty page ends RxDB's loop, so pages without a readable document are passed over here. */
export function createPuller<Name extends SyncedCollection>(context: PullContext, name: Name) {
  return async (from: Checkpoint | undefined): Promise<Page<SyncedDocuments[Name]>> => {
    let checkpoint = from;
    for (;;) {
      const answer = await context.rounds.ask(name, checkpoint);
      if (answer.checkpoint.epoch !== context.epoch) {
        context.onOtherEpoch(answer.checkpoint.epoch);
        throw new LinkFailure('county.badAnswer');
      }
      checkpoint = answer.checkpoint;
      const received = answer.documents;
      const documents = await readDocuments(context.database, name, received, context.now());
      if (documents.length > 0 || !answer.more) {
        return {
          documents: documents.map((document) => withOurs(context, name, document)),
          checkpoint,
        };
      }
    }
  };
}

/**
 * RxDB puts a pulled document in place of ours when it believes that ours holds nothing of its own. It is wrong where the
 * county left an act out; the union can't lose it.
 */
function withOurs<Name extends SyncedCollection>(
  { database }: PullContext,
  name: Name,
  document: SyncedDocuments[Name],
): SyncedDocuments[Name] {
  const table = database.tables[name] as unknown as LiveTable<SyncedDocuments[Name]>;
  const ours = table.get(document.id);
  return ours ? mergeDocuments(name, ours, document) : document;
}

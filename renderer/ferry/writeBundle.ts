// Hands to the main process, for a ferry bundle, everything that the county has not signed for. What is counted as
// waiting stays so until the receipts come back. Rules BU4, BU7.
import type { Bridge } from '../../shared/bridge.ts';
import { canonicalJson } from '../../shared/canonicalJson.ts';
import type { SyncedCollection, SyncedDocument } from '../../shared/records.ts';
import type { Result } from '../../shared/result.ts';
import { ok } from '../../shared/result.ts';
import { maxPushRows } from '../../shared/sync/protocol.ts';
import type { LiveTable } from '../database/liveTable.ts';
import type { StationDatabase } from '../database/openDatabase.ts';
import { isSigned } from '../sync/sweep.ts';
import { knownPlace } from './knownPlace.ts';

/** Opinions first: they are what the boat is waited for. */
const order = ['opinions', 'visits', 'disclosures', 'residents'] as const;
/** Characters of JSON in one frame; one record alone may be longer. */
const frameCharacters = 512 * 1024;

export interface MadeBundle {
  records: number;
  /** Had no room and wait for the next bundle. */
  left: number;
}

/** The bundle is whole on this PC afterwards, and on no stick yet. */
export async function makeBundle(
  bridge: Bridge,
  database: StationDatabase,
): Promise<Result<MadeBundle>> {
  const known = knownPlace(database);
  const begun = await bridge.call('ferry.begin', known ? { known } : {});
  if (!begun.ok) return begun;
  let records = 0;
  let left = 0;
  for (const collection of order) {
    for (const rows of framesOf(unsigned(database, collection))) {
      const added = await bridge.call('ferry.add', { collection, rows });
      if (!added.ok) return added;
      if (added.value.isFull) left += rows.length;
      else records += rows.length;
    }
  }
  const finished = await bridge.call('ferry.finish');
  return finished.ok ? ok({ records, left }) : finished;
}

function unsigned(database: StationDatabase, collection: SyncedCollection): SyncedDocument[] {
  const table = database.tables[collection] as unknown as LiveTable<SyncedDocument>;
  return table.all().filter((document) => !isSigned(document));
}

function framesOf(documents: readonly SyncedDocument[]): SyncedDocument[][] {
  const frames: SyncedDocument[][] = [];
  let size = 0;
  for (const document of documents) {
    const characters = canonicalJson(document).length;
    const last = frames.at(-1);
    const fits = size + characters <= frameCharacters && (last?.length ?? 0) < maxPushRows;
    if (last && fits) last.push(document);
    else frames.push([document]);
    size = last && fits ? size + characters : characters;
  }
  return frames;
}
